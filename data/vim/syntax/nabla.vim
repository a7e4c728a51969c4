" SPDX-License-Identifier: GPL-3.0-or-later
" Made by make grammars from the program's tables.
" Language: nabla
if exists("b:current_syntax")
  finish
endif

syn match nablaOperator "->\|\*\*\|//\|[<>!=]=\|[-+*/%^@&|~<>=·×≤≥≠√∑∇]"
syn match nablaNumber "\(\(\k\|\.\)\@1<!\|\(\.\.\)\@2<=\)\(\d[0-9_]*\(\.\.\@!\d*\)\?\|\.\d\+\)\([eE][+-]\?\d\+\)\?"
syn match nablaNumber "\k\@1<!0[xX][0-9a-fA-F.]\+\([pP][+-]\?\d\+\)\?"
syn match nablaPrime "\(\k\|[])']\)\@1<='"
syn region nablaString start="[fFrR]\?\"" skip="\\." end="\"" end="$"
syn region nablaString start="[fFrR]\?\"\"\"" end="\"\"\""
syn region nablaString start="\(\k\|[])']\)\@1<!'" skip="\\." end="'" end="$"
syn match nablaComment "#.*$"
syn keyword nablaKeyword False None True and as break class continue def del elif else for from global if import in is lambda not or pass return try while with
syn keyword nablaModule F d2l math matplotlib nn np plt scipy torch
syn keyword nablaConstant e inf nan pi
syn keyword nablaFunction Phi abs absolute absolute_value acon_c aconc acos acosh activation addcdiv addcmul all allclose amax amin animate annotate any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort aria2 asin asinh atan atan2 atanh atlu axhline axhspan axis axvline axvspan b_silu b_spline1 bar barh bent_identity bf16 bfloat16 binary_step binomial bipolar bipolar_sigmoid bnll bool brelu calu cat cauchy_linear_unit cbrt ceil celu check cla clamp clear clf clip clipped_gelu clipped_relu clipped_swiglu cloglog close code collapsing_linear_unit colorbar colu comb compare complementary_log_log compose concat concatenate concatenated_relu contour contourf copysign cos cosh cosid cosine count_nonzero crelu cube cumprod cumsum deg2rad degrees delu depth derf derivative derivatives describe detach diag diff differentiate digamma displaced_relu divmod dot double dsil dsilu dynamic_erf dynamic_tanh dyt e4m3fn e5m2 e_swish elish elliott elu emulate entmax15 entr enumerate erf erfact erfc erfinv erfrelu errorbar eswish exact exit exp exp2 expexpish expit explain expm1 exponential eye fabs factorial figure fill_between flatten flatten_t_swish flip float float16 float32 float64 float8_e4m3fn float8_e5m2 floor floor_divide fmax fmin fmod fontsize format formula fp16 fp32 fp64 frac fraction fts full gamma gammaln gaussian gcd gcu geglu geglu_erf geglu_quick geglu_tanh gelu gelu_10 gelu_approx gelu_erf gelu_fast gelu_fast_approx gelu_new gelu_python gelu_pytorch_tanh gelu_quick gelu_sigmoid gelu_tanh generalized_logistic ghosts gish glu golu gompertz gompertz_linear_unit grad grid growing_cosine_unit gumbel_softmax h_swish half hard_elish hard_mish hard_shrink hard_sigmoid hard_sigmoid_02 hard_sigmoid_binaryconnect hard_sigmoid_keras2 hard_sigmoid_onnx hard_silu hard_swish hard_tanh hard_threshold hardmax hardshrink hardsigmoid hardswish hardtanh hat heatmap heaviside help hessian hex hexpo highest hist history hlines hsigmoid hswish hypot identity imshow info inner int integral integrate intersect inverse_sqrt_unit invert_xaxis invert_yaxis isclose isfinite isinf isnan isqrt isrlu isru item jacobian kan_edge kinks lalu laplace laplace_activation laplace_linear_unit latex lcm ldexp leaky_relu leaky_relu2 leaky_relu_squared lecun_tanh legend len lerp lesson lg lgamma like limit linear linspace lisht list ln load load_csv load_npy log log10 log1p log2 log_mean_exp log_ndtr log_sigmoid log_softmax logaddexp logaddexp2 logarithm logcosh logical_and logical_not logical_or logish logistic logit logit_softcap loglog logmeanexp logsigmoid logspace logsumexp lowest lrelu lrelu2 manual_seed markdown matmul max maximum maxout mean mexican_hat min minimum minorticks_off minorticks_on minsin mish mm mod modulus mpelu mv nCr nPr natural_log_relu ndtr nelu nlrelu norm normal normal_cdf normal_pdf normalized_sinc numel ones ones_like outer pade_activation_unit parametric_elu parametric_relu pau pcolormesh pelu penalized_tanh perm pflu phi phish piecewise_linear_unit plot plu points polygamma polynorm polyrelu pow power_function_linear_unit prelu print probit prod product pserf quadratic quick_gelu quiet_softmax quit quiz rad2deg radians ramp randomized_leaky_relu range rational ravel rbf reciprocal rectifier redo reglu relu relu2 relu6 reluN1To1 relu_n relu_n1_to_1 relu_squared relun remainder report repu2 reshape richards ricker root roots round rrelu rsqrt s_shaped_relu safe_pade save savefig scaled_tanh scatter self_scalable_tanh selu semilogx semilogy serf set set_aspect set_default_dtype set_printoptions sgn shade shifted_relu shifted_softplus show shrink sigma sigmoid sign signum sil silu sin sinc sine sine_relu sinerelu single sinh sinlu sinusoid siren slider slu smish smooth_maximum_unit smooth_relu smooth_step smu smu1 snake soft_clipping soft_exponential soft_shrink soft_sign soft_step soft_threshold softcap softmax softmax1 softmax_one softmin softplus softplus_linear_unit softshrink softsign solu solve sort spacing sparse_plus sparse_sigmoid sparsemax spines sqlu sqnl sqrt square square_nonlinearity squared_linear_unit squared_relu squareplus squeeze srelu srelu_clevert ssp stable stack stan standardize stanh star_relu state std stem step stop_gradient str subplot subplots sum summation suptitle sure surrogate swapaxes swiglu swiglu_oai swish swish1 swish_b swish_beta swish_t swish_t_a swish_t_b swish_t_c symexp symlog symmetric_zorro t table tan tangent tanh tanh_shrink tanhexp tanhshrink taylor telu tensor text theme threshold thresholded_relu through time timeit title to topk tour transpose trelu tri triangle trunc twinx type ulp ulp_error undo uniform unique unit_step unsqueeze var vdot versus view vlines where who xatlu xgelu xielu xlabel xlim xlog1py xlogy xscale xsilu xticks ylabel ylim yscale yticks zeros zeros_like zip zorro

hi def link nablaComment Comment
hi def link nablaString String
hi def link nablaNumber Number
hi def link nablaOperator Operator
hi def link nablaPrime Special
hi def link nablaKeyword Keyword
hi def link nablaModule Include
hi def link nablaConstant Constant
hi def link nablaFunction Function

let b:current_syntax = "nabla"
