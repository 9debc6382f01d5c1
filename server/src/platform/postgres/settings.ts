import { totalmem } from 'node:os'

const MEBIBYTE = 1024 * 1024

/** Above this much memory in the machine, the larger cache costs nobody else anything. */
const LARGE_MACHINE_BYTES = 4096 * MEBIBYTE

/** Arguments for `initdb`; `ctype` must be a UTF-8 locale of this machine, or pg_trgm takes no Chinese sign for a letter. */
export function initdbArguments(ctype: string): string[] {
  return [
    '--username=yizhan',
    '--encoding=UTF8',
    // The built-in provider orders text alike on every operating system, so indexes survive a move between them.
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--data-checksums',
  ]
}

/** Settings given at every start, so that a newer Yizhan's settings hold for old data as well. */
export function serverSettings(port: number, unsafeFast: boolean): Record<string, string> {
  const isLarge = totalmem() >= LARGE_MACHINE_BYTES
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may hold 107 bytes at most and clones lie anywhere: loopback TCP with a password works everywhere.
    unix_socket_directories: '',
    max_connections: unsafeFast ? '300' : '60',
    shared_buffers: isLarge ? '256MB' : '128MB',
    effective_cache_size: isLarge ? '2GB' : '512MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] ',
    shared_preload_libraries: 'pg_stat_statements',
    ...(unsafeFast ? UNSAFE_FAST : {}),
  }
}

/** For tests only: a power cut would ruin the data. */
const UNSAFE_FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}
