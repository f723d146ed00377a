#!/usr/bin/env bash
# Creates a filing for an enterprise with the pointer and one for an individual with the keyboard only, both in the real
# window under Xvfb, with a simulated power cut in between. Exports both, verifies the packages, imports them into an
# empty library and compares. Fails if any step fails.
#
#     packaging/smoke.sh PROGRAM
#
# Needs xvfb, xdotool, x11-utils and xclip. Screenshots are kept in SMOKE_DIR if it is set.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
pictures=$(realpath assets/demo)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

# Simulates a power cut, a moment after the last change.
stop() { sleep 2; kill -9 "$running"; wait "$running" 2>/dev/null || true; while [ -n "$(window)" ]; do sleep 0.1; done; }

# Exports the open draft to $1.zip: the path, past two buttons and the passphrase, Enter. The button waits until every
# picture has been inspected.
export_draft() {
  section 7
  look "$1-check"
  for _ in $(seq 15); do
    section 8
    paste "$work/$1.zip"
    tabs 3
    key Return
    for _ in $(seq 20); do [ -s "$work/$1.zip" ] && break 2; sleep 0.5; done
  done
  look "$1-export"
  [ -s "$work/$1.zip" ] || fail "no package came out for the $1"
}

# Verifies $1.zip, imports it into an empty library, and compares the exports of both drafts.
compare() {
  "$program" verify "$work/$1.zip" --json >"$work/verified.json" || fail "the package of the $1 does not verify"
  again=$("$program" --library "$work/again-$1" import "$work/$1.zip")
  "$program" --library "$work/library" export "$2" -o "$work/one.zip" --today 2026-11-24 >/dev/null || fail "the $1 is not ready"
  "$program" --library "$work/again-$1" export "$again" -o "$work/two.zip" --today 2026-11-24 >/dev/null ||
    fail "the imported $1 is not ready"
  cmp "$work/one.zip" "$work/two.zip" || fail "the imported $1 gives another package"
}
# The id of the draft for this mini program.
draft() {
  "$program" --library "$work/library" list --json | tr -d '\n' | tr '{' '\n' |
    sed -n "/\"title\": *\"$1\"/s/.*\"id\": *\"\([^\"]*\)\".*/\1/p"
}

echo "smoke: a filing for an enterprise, by pointer"
start
key ctrl+n
click 430 335
# The button for the next step is in the footer.
click 990 1972

# On each page from the bottom up: messages below a field move only what follows it. The drawings of how to photograph a
# certificate are shown below the first place until it has a picture.
section 2
type_at 783 1593 样本路1号样本大厦3栋301室
pick_at 783 1487 "深圳市 南山区"
click 485 1320
type_at 783 1201 软件开发；信息技术咨询服务。
click 617 1056
type_at 783 950 广东省深圳市南山区样本路1号样本大厦3栋301室
type_at 500 763 91440300MA00000077
pick_at 783 656 营业执照
type_at 783 550 深圳市样本信息技术有限公司
picture_at 630 307 licence.jpg
look enterprise-subject

section 3
type_at 500 1346 13900000002
type_at 500 1239 zhang@example.com
type_at 500 1133 13800000001
type_at 500 965 2040-03-15
type_at 500 861 20200315
type_at 500 753 440305199003070006
type_at 500 645 张样本
picture_at 998 531 zhang-back.jpg
picture_at 630 531 zhang-front.jpg
pick_at 783 408 居民身份证
click 450 240
look enterprise-principal

section 4
type_at 783 1041 为样本公司的客户提供日常记账与账单查询工具，可按月汇总收支并导出表格。
click 477 877
pick_at 488 777 工具
click 872 1260
type_at 503 610 0
type_at 783 503 深圳市样本信息技术有限公司
type_at 500 396 wx00112233445566aa
type_at 783 291 样本记账
look enterprise-applet

section 5
click 450 240
look enterprise-manager

echo "smoke: the power goes; opened again, everything is where it was"
stop
start
# After a crash the window starts on the list, with a link back to the draft.
click 300 98
look enterprise-reopened
section 6
picture_at 695 1117 commitment.jpg
look enterprise-materials
export_draft enterprise

echo "smoke: a filing for an individual, by keyboard"
key ctrl+n
tabs 4
key Return
# Past the other choice, the earlier enterprise that is offered again, and two other buttons in the footer.
tabs 5
key Return

section 2
paste 李样本
next 北京市朝阳区样本街2号院5号楼602室
key Tab
pick "北京市 朝阳区"
next 样本街2号院5号楼602室
look individual-subject

# An offer to use the text read from a picture adds a button beside it, sooner or later: so text first, and the pictures
# from the last to the first.
section 3
# Past the offer of the earlier person.
key Tab
pick 居民身份证
# The name is taken from the subject.
tabs 6
paste 110105199205120027
next 20210601
next 2041.06.01
key Tab
next 13700000003
next li@example.com
next 13600000004
next 赵样本
next 家人
next 中国
look individual-person
section 2
section 3
tabs 5
picture li-back.jpg
section 2
section 3
tabs 3
picture li-front.jpg
look individual-principal

section 4
paste 样本读书笔记
next wx11223344556677bb
next 李样本
next 0
key Tab
pick 工具
key shift+Tab shift+Tab Return
tabs 2
pick 以上都不涉及
next 个人使用的读书笔记工具，记录书名、页码和摘抄，支持按书名查找自己的笔记。
look individual-applet

section 5
look individual-manager
export_draft individual
stop

echo "smoke: verify, import, compare"
compare enterprise "$(draft 样本记账)"
compare individual "$(draft 样本读书笔记)"
echo "smoke: passed"
