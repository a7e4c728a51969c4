# SPDX-License-Identifier: GPL-3.0-or-later
# A lesson as a page: -v name=1.en -v next=2.en -v before= -v other=1.zh; pictures are name-STEP.svg,
# where -v pictures has " STEP ". The Markdown is what lesson/document.h says.
function escaped(text)
{
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    return text
}

# `code` in a text; a backslash before a star is Markdown's.
function words(text,    out, at)
{
    gsub(/\\\*/, "*", text)
    text = escaped(text)
    while (match(text, /`[^`]*`/)) {
        at = RSTART
        out = out substr(text, 1, at - 1) "<code>" substr(text, at + 1, RLENGTH - 2) "</code>"
        text = substr(text, at + RLENGTH)
    }
    return out text
}

function end_paragraph()
{
    if (paragraph) print paragraph "</p>"
    paragraph = ""
}

function end_answer()
{
    end_paragraph()
    if (answer) print "</details>"
    answer = 0
}

function link(to, text)
{
    return to ? "<a href=\"" to ".html\">" text "</a> " : ""
}

function navigation()
{
    return "<nav>" link(before, "&larr;") link("index", "&#9776;") link(next_one, "&rarr;") \
        link(other, name ~ /zh$/ ? "English" : "中文") "</nav>"
}

FNR == 1 {
    title = substr($0, 3)
    print "<!DOCTYPE html>\n<html lang=\"" (name ~ /zh$/ ? "zh-CN" : "en") "\">\n<head>\n<meta charset=\"utf-8\">"
    print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    print "<title>" escaped(title) "</title>\n<style>"
    print "body { font: 18px/1.6 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }"
    print "h1, h2 { line-height: 1.3 } nav { font-size: 90% } nav a { margin-right: 1em }"
    print "pre { background: #f4f4f4; padding: .7em 1em; overflow-x: auto; font-size: 85%; line-height: 1.4 }"
    if (name ~ /zh$/) # fonts whose Chinese letters are as wide as two others
        print "pre { font-family: \"Sarasa Mono SC\", \"Noto Sans Mono CJK SC\", \"Source Han Mono SC\", NSimSun, monospace }"
    print "pre b { color: #0b5fa5 } code { background: #f4f4f4; padding: 0 .2em; font-size: 90% }"
    print "img { width: 100%; max-width: 40em; display: block; margin: 1em 0 } summary { cursor: pointer }"
    print "@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } a { color: #8bf } pre, code { background: #2b2b2b } pre b { color: #8bf } img { background: #fff } }"
    print "</style>\n</head>\n<body>\n" navigation() "\n<h1>" words(title) "</h1>"
    next
}
/^```/ {
    end_paragraph()
    code = !code
    print code ? "<pre>" : "</pre>"
    if (!code && index(pictures, " " step " "))
        print "<img src=\"" name "-" step ".svg\" alt=\"" escaped(drawn) "\">"
    drawn = ""
    next
}
code {
    if (/^(nabla> |   \.\.\. )/) {
        print "<b>" escaped($0) "</b>"
        if (/plot\(|versus\(/) drawn = substr($0, 8)
    } else print escaped($0)
    next
}
/^## / {
    end_answer()
    heading = substr($0, 4)
    if (heading ~ /^[0-9]+\./) step = heading + 0
    else questions = 1
    print "<h2>" words(heading) "</h2>"
    next
}
/^$/ { end_paragraph(); next }
/^   > / {
    if (!answer) {
        end_paragraph()
        print "<details><summary>" (name ~ /zh$/ ? "答案" : "Answer") "</summary>"
        answer = 1
    }
    sub(/^   > /, "")
}
questions && /^[0-9]+\. / { end_answer() }
{
    gap = paragraph ~ /[\200-\377]$/ && /^[\200-\377]/ ? "" : "\n"
    paragraph = paragraph ? paragraph gap words($0) : "<p>" words($0)
}
END {
    end_answer()
    print navigation() "\n</body>\n</html>"
}
