/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The longest word of the table that stands at a place is meant. The English is what texts,
 * names and properties here say; "" is a word that narrows nothing down. */
#include "config.h"

#include "help/chinese.h"

#include <string.h>

#include "base/count.h"
#include "base/utf8.h"

static const struct word {
    const char *chinese, *english;
} words[] = {
    /* names */
    {"线性整流", "relu"},
    {"修正线性单元", "relu"},
    {"带泄漏线性整流", "leaky_relu"},
    {"泄漏", "leaky"},
    {"双曲正切", "tanh"},
    {"双曲正弦", "sinh"},
    {"双曲余弦", "cosh"},
    {"正切", "tan"},
    {"正弦", "sin"},
    {"余弦", "cos"},
    {"反正切", "atan"},
    {"对数", "log"},
    {"自然对数", "log"},
    {"指数", "exp"},
    {"平方根", "sqrt"},
    {"绝对值", "abs"},
    {"逻辑函数", "sigmoid"},
    {"高斯误差线性单元", "gelu"},
    {"高斯", "gauss"},
    {"误差函数", "erf"},
    {"线性单元", "linear unit"},
    {"S型", "sigmoid"},
    {"S 型", "sigmoid"},
    {"S形", "sigmoid"},
    {"S 形", "sigmoid"},
    {"指数线性单元", "elu"},
    {"缩放指数线性单元", "selu"},
    {"参数化线性整流", "prelu"},
    {"软加", "softplus"},
    {"软符号", "softsign"},
    {"正态", "normal"},
    {"归一化指数", "softmax"},
    {"软最大", "softmax"},
    {"阶跃", "step"},
    {"符号函数", "sign"},
    {"伽马", "gamma"},
    {"恒等", "identity"},
    /* properties */
    {"激活函数", "activations"},
    {"激活", "activations"},
    {"函数", ""},
    {"光滑", "smooth"},
    {"平滑", "smooth"},
    {"单调", "monotone"},
    {"递增", "rising"},
    {"递减", "falling"},
    {"奇函数", "odd"},
    {"偶函数", "even"},
    {"有界", "bounded"},
    {"饱和", "saturating"},
    {"梯度消失", "saturating"},
    {"值域", "range"},
    {"渐近线", "asymptote"},
    {"折点", "kink"},
    {"拐点", "inflection"},
    {"不可导", "kink"},
    {"跳跃", "jump"},
    {"间断", "jump"},
    {"门控", "gated"},
    {"可学习", "parameter"},
    {"参数", "parameter"},
    {"周期", "sin"},
    {"概率", "probabilities"},
    {"阈值", "threshold"},
    {"量化", "format"},
    {"精度", "digits"},
    /* what one does */
    {"梯度", "grad"},
    {"导数", "derivative"},
    {"求导", "derivative"},
    {"微分", "derivative"},
    {"积分", "integral"},
    {"极限", "limit"},
    {"极值", "extrema"},
    {"根", "root"},
    {"零点", "root"},
    {"方程", "equation"},
    {"求解", "solve"},
    {"斜率", "slope"},
    {"切线", "tangent"},
    {"泰勒", "taylor"},
    {"链式法则", "chain rule"},
    {"反向传播", "backward"},
    {"雅可比", "jacobian"},
    {"海森", "hessian"},
    {"损失", "loss"},
    {"归一化", "norm"},
    {"绘图", "plot"},
    {"画图", "plot"},
    {"图像", "plot"},
    {"曲线", "curve"},
    {"图例", "legend"},
    {"标题", "title"},
    {"坐标轴", "axis"},
    {"动画", "animate"},
    {"热图", "heatmap"},
    {"等高线", "contour"},
    {"直方图", "hist"},
    {"散点", "scatter"},
    {"保存", "savefig"},
    {"文件", "file"},
    {"表格", "table"},
    {"公式", "formula"},
    {"张量", "tensor"},
    {"矩阵", "matrix"},
    {"向量", "vector"},
    {"求和", "sum"},
    {"平均", "mean"},
    {"均值", "mean"},
    {"方差", "variance"},
    {"标准差", "deviation"},
    {"最大", "largest"},
    {"最小", "smallest"},
    {"排序", "order"},
    {"随机", "random"},
    {"设置", "settings"},
    {"帮助", "help"},
    {"教程", "tour"},
    {"课程", "lesson"},
    {"课", "lesson"},
    {"测验", "quiz"},
    {"练习", "quiz"},
    {"语言", "language"},
    {"数字", "number"},
    {"区间", "interval"},
    {"循环", "for"},
    {"条件", "condition"},
};

static const struct word *longest_at(const char *text)
{
    const struct word *best = NULL;
    for (size_t i = 0; i < NB_COUNT(words); i++) {
        const size_t len = strlen(words[i].chinese);
        if (strncmp(text, words[i].chinese, len) == 0 && (!best || len > strlen(best->chinese)))
            best = &words[i];
    }
    return best;
}

void nb_chinese_translate(const char *text, struct nb_buf *out)
{
    while (*text) {
        size_t used = 1;
        const struct word *w =
            (unsigned char)*text >= 0x80 || *text == 'S' ? longest_at(text) : NULL;
        if (w) {
            nb_buf_printf(out, " %s ", w->english);
            text += strlen(w->chinese);
            continue;
        }
        nb_utf8_decode(text, strlen(text), &used);
        /* 的, of: no word of its own. */
        if (strncmp(text, "的", used) == 0)
            nb_buf_addc(out, ' ');
        else
            nb_buf_addn(out, text, used);
        text += used;
    }
}
