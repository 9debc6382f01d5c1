/**
 * What Chinese speakers put into passwords and no list of English words knows: surnames, phrases and number rhymes
 * (520 is 我爱你, 1314 一生一世). Most usual first.
 */
export const chineseHabits = (
  'woaini 520 1314 5201314 521 woaini1314 woaini520 woaini521 aini woai laopo laogong baobei baobao qinaide wangyut2 zhongguo ' +
  'beijing shanghai mima woshishui caonima nihao tiantian kuaile xingfu gongxifacai facai fafafa zuguo yizhan 1688 666 888 168 ' +
  '147258369 1qaz2wsx 159357 789456123 qq123456 a123456 woaiwojia jiayou xiaoming xiaohong meimei gege jiejie didi ' +
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang han cao deng feng ' +
  'wei ming lei jing fang min ping gang hong hua jun yong tao juan chao bin peng jie ying yan xin yu bo hao san xiao'
).split(' ')
