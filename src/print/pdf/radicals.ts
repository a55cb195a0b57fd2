/**
 * Puts the ideograph in the place of a radical that looks the same. Fonts draw both by one glyph, and Chromium takes the
 * first code that leads to it: a text copied or searched would hold radicals where its author wrote ideographs.
 */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (radical) => ideographs.get(radical) ?? radical.normalize('NFKC'));
}

/**
 * Radicals of the supplement (U+2E80 to 2EF3), each with the ideograph that has its glyph in the Noto CJK fonts. Those of
 * the Kangxi block lead there by their compatibility form.
 */
const supplement =
  '⺅亻 ⺉刂 ⺋㔾 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺞歺 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ' +
  '⺨犭 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺹耂 ⺺肀 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻐钅 ⻑長 ⻒镸 ' +
  '⻓长 ⻔门 ⻖阝 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ' +
  '⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ';

const ideographs: ReadonlyMap<string, string> = new Map(
  supplement
    .trim()
    .split(' ')
    .map(([radical = '', ideograph = '']) => [radical, ideograph]),
);
