au BufRead,BufNewFile *.nab setfiletype nabla
