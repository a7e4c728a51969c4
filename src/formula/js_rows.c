/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rows with kernels are spelled in JavaScript, and what Math lacks.
 *
 * The functions of Math are as good as a C library's; what is built on them keeps its
 * relative error in the tails and below 1e-12, as tests/export/functions.sh proves for
 * every row. One row here adds one. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "formula/js.h"

#define ROW(row, text)                                                                             \
    {                                                                                              \
        .op = row, .value = text                                                                   \
    }
#define ROW_OF_TRUTHS(row, text, n)                                                                \
    {                                                                                              \
        .op = row, .value = text, .truths = n                                                      \
    }
#define ROW_WITH_SLOPE(row, text, rise)                                                            \
    {                                                                                              \
        .op = row, .value = text, .slope = rise                                                    \
    }

static const struct nb_spelling spellings[] = {
    ROW("add", "(A+B)"),
    ROW("sub", "(A-B)"),
    ROW("mul", "(A*B)"),
    ROW("div", "(A/B)"),
    ROW("neg", "(-A)"),
    ROW("pow", "$pow(A,B)"),
    ROW("times", "$times(A,B)"),
    ROW("remainder", "$mod(A,B)"),
    ROW("floor_divide", "$floordiv(A,B)"),
    ROW("lt", "(A<B)"),
    ROW("le", "(A<=B)"),
    ROW("gt", "(A>B)"),
    ROW("ge", "(A>=B)"),
    ROW("eq", "(A==B)"),
    ROW("ne", "(A!=B)"),
    ROW_OF_TRUTHS("logical_and", "(A&&B)", 2),
    ROW_OF_TRUTHS("logical_or", "(A||B)", 2),
    ROW_OF_TRUTHS("logical_not", "(!A)", 1),
    ROW_OF_TRUTHS("where", "(A?B:C)", 1),
    ROW("minimum", "Math.min(A,B)"),
    ROW("maximum", "Math.max(A,B)"),
    ROW("agreed", "(A==B?A:NaN)"),
    ROW("fmod", "(A%B)"),
    ROW("hypot", "Math.hypot(A,B)"),
    ROW("atan2", "Math.atan2(A,B)"),
    ROW("copysign", "$copysign(A,B)"),
    ROW_WITH_SLOPE("exp", "Math.exp(A)", "Math.exp(A)"),
    ROW_WITH_SLOPE("exp_of", "Math.exp(A*B)", "(B*Math.exp(A*B))"),
    ROW_WITH_SLOPE("expm1", "Math.expm1(A)", "Math.exp(A)"),
    ROW("sqrt", "Math.sqrt(A)"),
    ROW("abs", "Math.abs(A)"),
    ROW_WITH_SLOPE("sign", "Math.sign(A)", "$flat(A)"),
    ROW_WITH_SLOPE("floor", "Math.floor(A)", "$flat(A)"),
    ROW_WITH_SLOPE("ceil", "Math.ceil(A)", "$flat(A)"),
    ROW_WITH_SLOPE("round", "$round(A)", "$flat(A)"),
    ROW_WITH_SLOPE("trunc", "Math.trunc(A)", "$flat(A)"),
    ROW_WITH_SLOPE("clamp", "$clip(A,B,C)", "$ramp(A,B,C,1)"),
    ROW_WITH_SLOPE("log", "Math.log(A)", "$over(1,A,0)"),
    ROW_WITH_SLOPE("log2", "Math.log2(A)", "$over(1.4426950408889634,A,0)"),
    ROW_WITH_SLOPE("log10", "Math.log10(A)", "$over(0.4342944819032518,A,0)"),
    ROW_WITH_SLOPE("log1p", "Math.log1p(A)", "$over(1,1+A,0)"),
    ROW_WITH_SLOPE("erf", "$erf(A)", "(1.1283791670955126*$gaussian(A))"),
    ROW_WITH_SLOPE("erfc", "$erfc(A)", "(-1.1283791670955126*$gaussian(A))"),
    ROW_WITH_SLOPE("sigmoid", "$sigmoid(A)", "$hill(A)"),
    ROW_WITH_SLOPE("tanh", "Math.tanh(A)", "$sech2(A)"),
    ROW_WITH_SLOPE("logsigmoid", "(-$softplus(-A,1))", "$sigmoid(-A)"),
    ROW_WITH_SLOPE("softplus", "$softplus(A,B)", "$sigmoid(A*B)"),
    ROW_WITH_SLOPE("softsign", "(A/(1+Math.abs(A)))", "$square(1/(1+Math.abs(A)))"),
    ROW_WITH_SLOPE("relu", "(A<=0?0:A)", "$step(A,0,1)"),
    ROW_WITH_SLOPE("leaky_relu", "(A<0?B*A:A)", "$step(A,B,1)"),
    ROW_WITH_SLOPE("prelu", "(A<0?B*A:A)", "$step(A,B,1)"),
    ROW_WITH_SLOPE("rrelu", "(A<0?(B+C)/2*A:A)", "$step(A,(B+C)/2,1)"),
    ROW_WITH_SLOPE("relu6", "$clip(A,0,6)", "$ramp(A,0,6,1)"),
    ROW_WITH_SLOPE("hardtanh", "$clip(A,B,C)", "$ramp(A,B,C,1)"),
    ROW_WITH_SLOPE("hardsigmoid", "(($clip(A,-3,3)+3)/6)", "$ramp(A,-3,3,1/6)"),
    ROW_WITH_SLOPE("hardswish", "(A>=3?A:A<=-3?0:A*(A+3)/6)", "(A>=3?1:A<-3?0:(2*A+3)/6)"),
    ROW_WITH_SLOPE("hard_sigmoid_02", "$clip(B*A+C,0,1)", "$slant(A,-C/B,(1-C)/B,B)"),
    ROW_WITH_SLOPE("sparse_sigmoid", "(($clip(A,-1,1)+1)/2)", "$ramp(A,-1,1,.5)"),
    ROW_WITH_SLOPE("sparse_plus", "(A>=1?A:$square($clip(A,-1,1)+1)/4)", "(($clip(A,-1,1)+1)/2)"),
    ROW_WITH_SLOPE("elu", "(A>0?A:B*Math.expm1(A))", "$step(A,B*Math.exp(A),1)"),
    ROW_WITH_SLOPE("selu", "(A>0?1.0507009873554805*A:1.7580993408473768*Math.expm1(A))",
                   "$step(A,1.7580993408473768*Math.exp(A),1.0507009873554805)"),
    ROW_WITH_SLOPE("celu", "(A>0?A:B*Math.expm1(A/B))", "$step(A,Math.exp(A/B),1)"),
    ROW_WITH_SLOPE("tanhshrink", "$tanhshrink(A)", "$square(Math.tanh(A))"),
    ROW_WITH_SLOPE("softshrink", "(A>B?A-B:A<-B?A+B:0*A)", "(A>=B||A<-B?1:$flat(A))"),
    ROW_WITH_SLOPE("hardshrink", "(Math.abs(A)<=B?0:A)", "(A>=B||A<-B?1:$flat(A))"),
    ROW_WITH_SLOPE("threshold", "(A<=B?C:A)", "(A>=B?1:$flat(A))"),
    ROW_WITH_SLOPE("squareplus", "$squareplus(A,B)", "$squareplus1(A,B)"),
    ROW_WITH_SLOPE("bent_identity", "(A+A*A/(2*Math.hypot(A,1)+2))", "(1+A/(2*Math.hypot(A,1)))"),
    ROW_WITH_SLOPE("phi", "$phi(A)", "(-A*$phi(A))"),
    ROW_WITH_SLOPE("Phi", "$Phi(A)", "$phi(A)"),
    ROW("normal_gap", "$normal_gap(A)"),
    ROW_WITH_SLOPE("laplace", "$Phi((A-B)/C)", "($phi((A-B)/C)/C)"),
    ROW_WITH_SLOPE("gelu", "(A*$Phi(A))", "($Phi(A)+A*$phi(A))"),
    ROW_WITH_SLOPE("gelu_tanh", "(A*$sigmoid($gelu_tanh(A)))",
                   "$gated(A,$gelu_tanh(A),1.5957691216057308*(1+.134145*A*A))"),
    ROW_WITH_SLOPE("silu", "(A*$sigmoid(A))", "$gated(A,A,1)"),
    ROW_WITH_SLOPE("quick_gelu", "(A*$sigmoid(1.702*A))", "$gated(A,1.702*A,1.702)"),
    ROW_WITH_SLOPE("swish_beta", "(A*$sigmoid(B*A))", "$gated(A,B*A,B)"),
    ROW_WITH_SLOPE("mish", "(A*Math.tanh($softplus(A,1)))",
                   "(Math.tanh($softplus(A,1))+A*$sech2($softplus(A,1))*$sigmoid(A))"),
    ROW_WITH_SLOPE(
        "serf", "(A*$erf($softplus(A,1)))",
        "($erf($softplus(A,1))+1.1283791670955126*A*$gaussian($softplus(A,1))*$sigmoid(A))"),
    ROW_WITH_SLOPE("lisht", "(A*Math.tanh(A))", "(Math.tanh(A)+A*$sech2(A))"),
    ROW_WITH_SLOPE("sin", "Math.sin(A)", "Math.cos(A)"),
    ROW_WITH_SLOPE("cos", "Math.cos(A)", "(-Math.sin(A))"),
    ROW_WITH_SLOPE("tan", "Math.tan(A)", "$square(1/Math.cos(A))"),
    ROW_WITH_SLOPE("asin", "Math.asin(A)", "$over(1,Math.sqrt((1-A)*(1+A)),0)"),
    ROW_WITH_SLOPE("acos", "Math.acos(A)", "$over(-1,Math.sqrt((1-A)*(1+A)),0)"),
    ROW_WITH_SLOPE("atan", "Math.atan(A)", "(1/(1+A*A))"),
    ROW_WITH_SLOPE("sinh", "Math.sinh(A)", "Math.cosh(A)"),
    ROW_WITH_SLOPE("cosh", "Math.cosh(A)", "Math.sinh(A)"),
    ROW_WITH_SLOPE("asinh", "Math.asinh(A)", "(1/Math.hypot(A,1))"),
    ROW_WITH_SLOPE("acosh", "Math.acosh(A)", "$over(1,Math.sqrt(A-1)*Math.sqrt(A+1),0)"),
    ROW_WITH_SLOPE("atanh", "Math.atanh(A)", "$over(1,(1-A)*(1+A),0)"),
    ROW_WITH_SLOPE("snake", "$snake(A,B)", "(1+Math.sin(2*B*A))"),
    ROW_WITH_SLOPE("siren", "Math.sin(B*A)", "(B*Math.cos(B*A))"),
    ROW_WITH_SLOPE("normalized_sinc", "$sinc(Math.PI*A)", "(Math.PI*$sinc1(Math.PI*A))"),
    ROW_WITH_SLOPE("bell", "$gaussian(B*A+C)", "(-2*B*(B*A+C)*$gaussian(B*A+C))"),
    ROW_WITH_SLOPE("gaussian", "$gaussian(A)", "(-2*A*$gaussian(A))"),
    ROW_WITH_SLOPE("loglog", "Math.exp(-Math.exp(-A))", "Math.exp(-A-Math.exp(-A))"),
    ROW_WITH_SLOPE("cloglog", "(-Math.expm1(-Math.exp(A)))", "Math.exp(A-Math.exp(A))"),
    ROW_WITH_SLOPE("golu", "(A*Math.exp(-Math.exp(-A)))",
                   "(Math.exp(-Math.exp(-A))+A*Math.exp(-A-Math.exp(-A)))"),
    ROW_WITH_SLOPE("gamma", "$gamma(A)", "(A<=0&&A%1==0?A%2?1/0:-1/0:$gamma(A)*$psi(0,A))"),
    ROW_WITH_SLOPE("lgamma", "$lgamma(A)", "$psi(0,A)"),
    ROW_WITH_SLOPE("digamma", "$psi(0,A)", "$psi(1,A)"),
    ROW("polygamma", "$psi(A,B)"),
    ROW_WITH_SLOPE("cbrt", "Math.cbrt(A)", "(1/3/$square(Math.cbrt(A)))"),
    ROW_WITH_SLOPE("erfinv", "$erfinv(A)", "(.886226925452758/$gaussian($erfinv(A)))"),
    ROW("float64", "A"),
    ROW("float32", "Math.fround(A)"),
    ROW("float16", "$format(A,2**-10,2**-14,65504,Infinity)"),
    ROW("bfloat16", "$format(A,2**-7,2**-126,3.3895313892515355e38,Infinity)"),
    ROW("float8_e4m3fn", "$format(A,2**-3,2**-6,448,NaN)"),
    ROW("float8_e5m2", "$format(A,.25,2**-14,57344,Infinity)"),
    ROW("format_place", "$place(A,2**(1-B),2**C,B,C)"),
    ROW("ulp", "($power(Math.max(2**C,Math.abs(A)))*2**(1-B))"),
};

const struct nb_spelling *nb_js_spelling(const struct nb_op *op)
{
    for (size_t i = 0; i < NB_COUNT(spellings); i++)
        if (strcmp(spellings[i].op, op->name) == 0)
            return &spellings[i];
    return NULL;
}

/* erf(x) = 2/sqrt(pi) e^(-x^2) (x + 2/3 x^3 + 4/15 x^5 ...) has no cancellation; from 2 on
 * erfc is a continued fraction. x - tanh x is that of tanh without its first term.
 * A number with the last place of a format: adding 2^52 of them rounds to whole ones. */
static const struct nb_js_helper helpers[] = {
    {"$flat", "x=>x==x?0:x"},
    {"$square", "x=>x*x"},
    {"$step", "(x,l,r)=>x<0?l:x>=0?r:x"},
    {"$clip", "(x,l,h)=>{const v=x<l?l:x;return v>h?h:v}"},
    {"$ramp", "(x,l,h,s)=>x<l||x>=h?0:x==x?s:x"},
    {"$slant", "(x,l,h,s)=>$ramp(x,Math.min(l,h),Math.max(l,h),s)"},
    {"$over", "(a,b,l)=>b>=l?a/b:NaN"},
    {"$pow", "(a,b)=>b==2?a*a:a==1||b==0?1:Math.pow(a,b)"},
    {"$times", "(a,b)=>{const y=a*b;return y==y||a!=a||b!=b?y:0}"},
    {"$mod", "(a,b)=>{const r=a%b;return r&&r<0!=b<0?r+b:r}"},
    {"$floordiv", "(a,b)=>{const r=a%b,q=(a-r)/b-(r&&r<0!=b<0?1:0),w=Math.floor(q);"
                  "return b?q-w>.5?w+1:w:a/b}"},
    {"$copysign", "(a,b)=>b<0||1/b<0?-Math.abs(a):Math.abs(a)"},
    {"$round", "x=>{const r=Math.round(x);return x-Math.floor(x)==.5?2*Math.round(x/2):r}"},
    {"$gaussian", "x=>Math.exp(-x*x)"},
    {"$phi", "x=>.3989422804014327*Math.exp(-x*x/2)"},
    {"$Phi", "x=>$erfc(-x*Math.SQRT1_2)/2"},
    {"$erfc", "x=>{const a=Math.abs(x);let t=a,k=80;if(a<2)return 1-$erf(x);"
              "for(;k;k--)t=a+k/2/t;t=.5641895835477563*Math.exp(-a*a)/t;return x<0?2-t:t}"},
    {"$erf", "x=>{const z=x*x;let t=x,s=x,n=3;if(!(z<4))return x>0?1-$erfc(x):$erfc(-x)-1;"
             "for(;n<99;n+=2)s+=t*=2*z/n;return 1.1283791670955126*Math.exp(-z)*s}"},
    {"$erfinv",
     "x=>{const a=Math.abs(x),l=Math.log1p(-a*a),t=4.330746750799873+l/2;"
     "let y=a<.1?.886*a:Math.sqrt(Math.sqrt(t*t-l/.147)-t),i=4,e;if(!(a<1))return a>1?NaN:x/0;"
     "for(;i&&a;i--){e=(a<.5?a-$erf(y):$erfc(y)-(1-a))/(1.1283791670955126*$gaussian(y));"
     "y+=e/(1-y*e)}return x<0?-y:y}"},
    {"$sinpi", "x=>{const n=Math.round(x);return(n%2?-1:1)*Math.sin(Math.PI*(x-n))}"},
    {"$stirling", "x=>(1/12-(1/360-(1/1260-(1/1680-(1/1188-(691/360360-(1/156-3617/122400/x/x)/x/x)"
                  "/x/x)/x/x)/x/x)/x/x)/x/x)/x"},
    {"$gamma",
     "x=>{let p=1;if(x<.5)return x&&x%1==0?NaN:Math.PI/$sinpi(x)/$gamma(1-x);for(;x<12;x++)p*=x;"
     "const h=(x/Math.E)**(x/2);return Math.sqrt(2*Math.PI/x)*h*Math.exp($stirling(x))/p*h}"},
    {"$lgamma",
     "x=>{let p=1;if(x<.5)return Math.log(Math.PI/Math.abs($sinpi(x)))-$lgamma(1-x);"
     "for(;x<8;x++)p*=x;return(x-.5)*Math.log(x)-x+.9189385332046727+$stirling(x)-Math.log(p)}"},
    {"$cots", "(n,x)=>{let p=[0,1],i=0;const r=x-Math.round(x),c=1/Math.tan(Math.PI*r);"
              "for(;i<n;i++){const q=p.map((v,k)=>k*v).slice(1);p=[];"
              "q.forEach((v,k)=>{p[k]=(p[k]||0)-v;p[k+1]=p[k+1]||0;p[k+2]=-v})}"
              "return Math.PI**(n+1)*p.reduceRight((s,v)=>s*c+v)}"},
    {"$psi", "(n,x)=>{if(n<0||n%1||x!=x)return NaN;if(x<.5&&x%1==0)return n%2?1/0:x?NaN:-1/0;const "
             "g=n%2?-1:1;"
             "if(x<.5)return g*$psi(n,1-x)-$cots(n,x);let s=0,f=1,i=2;for(;i<=n;i++)f*=i;"
             "for(;x<15+n;x++)s+=f/x**(n+1);let b=f*(n+1)/2/x**(n+2),k=2;"
             "s+=(n?f/n/x**n:-Math.log(x))+f/2/x**(n+1);"
             "for(const c of[1/6,-1/30,1/42,-1/30,5/66,-691/2730,7/6,-3617/510]){"
             "s+=c*b;b*=(k+n)*(k+n+1)/(k+1)/(k+2)/x/x;k+=2}return-g*s}"},
    {"$sigmoid", "x=>{const e=Math.exp(-Math.abs(x));return(x<0?e:1)/(1+e)}"},
    {"$hill", "x=>{const e=Math.exp(-Math.abs(x));return e/(1+e)/(1+e)}"},
    {"$sech2", "x=>4*$hill(2*x)"},
    {"$softplus",
     "(x,b)=>{const u=b*x;return(Math.max(u,0)+Math.log1p(Math.exp(-Math.abs(u))))/b}"},
    {"$gated", "(x,u,d)=>$sigmoid(u)+x*$hill(u)*d"},
    {"$gelu_tanh", "x=>1.5957691216057308*(x+.044715*x*x*x)"},
    {"$tanhshrink", "x=>{const z=x*x;let t=25,k=23;if(z>1)return x-Math.tanh(x);"
                    "for(;k>1;k-=2)t=k+z/t;t=z/t;return x*t/(1+t)}"},
    {"$normal_gap", "x=>{let t=0;if(x>-1.5)return x+$phi(x)/$Phi(x);"
                    "for(let k=240;k>1;k--)t=k/(t-x);return 1/(t-x)}"},
    {"$squareplus", "(x,b)=>{const r=Math.sqrt(x*x+b);return x<0?b/(r-x)/2:(x+r)/2}"},
    {"$squareplus1", "(x,b)=>{const r=Math.sqrt(x*x+b);return r?x<0?b/(r-x)/r/2:1-b/(r+x)/r/2:1}"},
    {"$snake", "(x,a)=>{const u=a*x;return x+(u?Math.sin(u)*(Math.sin(u)/u)*x:0)}"},
    {"$sinc", "u=>u?Math.sin(u)/u:1"},
    {"$sinc1", "u=>{if(Math.abs(u)>1)return(Math.cos(u)-Math.sin(u)/u)/u;"
               "let t=-u/3,s=t,n=1;for(;n<12;n++)s+=t*=-u*u*(n+1)/n/(2*n+2)/(2*n+3);return s}"},
    {"$power", "x=>{const d=new DataView(new ArrayBuffer(8));d.setFloat64(0,x);"
               "d.setUint32(0,d.getUint32(0)&2146435072);d.setUint32(4,0);"
               "return d.getFloat64(0)}"},
    {"$format", "(x,u,l,m,o)=>{const a=Math.min(4*m,Math.abs(x)),"
                "s=$power(Math.max(l,a))*u*2**52,y=a+s-s;return Math.sign(x)*(y>m?o:y)}"},
    {"$place", "(x,u,l,p,e)=>{const a=Math.abs(x),q=Math.max(l,a),v=$power(q),w=v*u,"
               "s=w*2**52,y=a+s-s,r=(a-y)/w,k=.5-2**-20;"
               "return Math.sign(x)*((Math.log2(v)-e)*2**(p-1)+y/w+"
               "(Math.abs(r)==.5?r:Math.min(k,Math.max(-k,r))))+.5}"},
};

struct nb_js_helper nb_js_helper_at(size_t index)
{
    return index < NB_COUNT(helpers) ? helpers[index] : (struct nb_js_helper){NULL, NULL};
}
