#!/bin/sh
# The whole way out, with real commands: an unfair agreement, what is found in it, the fair agreement, contracts, three
# months of pay with a rehearsed bank that accepts, rejects and returns, receipts, and the ledger assessed as any other.
# Usage: examples/pay/demo.sh FAIRWARD FOLDER
set -eu
fairward=$1 out=$2 here=$(dirname "$0")
rm -rf "$out" && mkdir -p "$out"
"$fairward" assess "$here/../bahamas/agreement.pdf" --report "$out/1-unfair.html" | sed -n 1,16p
"$fairward" draft "$here/../bahamas/agreement.pdf" --parties "$here/parties.yaml" --costs "$here/costs.yaml" \
    --as docx --to "$out/2-way-out.docx"
"$fairward" draft --parties "$here/parties.yaml" --as docx --to "$out/2-fair-agreement.docx"
"$fairward" compare "$here/../bahamas/agreement.pdf" "$out/2-fair-agreement.docx" --as xlsx --to "$out/3-compared.xlsx"
"$fairward" cost "$here/costs.yaml" --to "$out/3-cost.html" --picture "$out/3-cost.svg"
"$fairward" move "$here/roster.csv" --on 2026-09-01 --to "$out/3-move.docx"
"$fairward" contract --placements "$here/placements.csv" --scale "$here/scale.csv" --deductions "$here/deductions.csv" \
    --parties "$here/parties.yaml" --month 2026-09 --to "$out/4-contracts" 2>/dev/null
journal="$out/pay.journal"
"$fairward" pay begin "$journal" --approver Ana --approver Ben > "$out/codes.txt" 2>/dev/null
code() { sed -n "s/^$1	//p" "$out/codes.txt"; }
# Prepare, approve twice, send; the bank answers: $3 and $4 say what it rejects and returns.
month() {
    "$fairward" pay prepare "$journal" --month "$1" --pay-on "$1-25" --placements "$here/placements.csv" \
        --scale "$here/scale.csv" --deductions "$here/deductions.csv" --by Eva
    "$fairward" pay approve "$journal" "$1-$2" --by Ana --code "$(code ana)"
    "$fairward" pay approve "$journal" "$1-$2" --by Ben --code "$(code ben)"
    "$fairward" pay send "$journal" "$1-$2" --payer "$here/payer.csv" --to "$out/5-bank"
    "$fairward" pay rehearse "$out/5-bank/FW-$1-$2-1.xml" --to "$out/6-answers" $3 $4 > /dev/null
    "$fairward" pay bank "$journal" "$out/6-answers/FW-$1-$2-1.pain002.xml" "$out/6-answers/FW-$1-$2-1.camt053.xml"
}
month 2026-09 1 "--reject 1" "--return 2"
month 2026-09 2 "" ""
month 2026-10 1 "" ""
month 2026-11 1 "" ""
"$fairward" pay payslips "$journal" 2026-11-1 --to "$out/7-payslips"
# A worker reads the code on the payslip and says that the money came.
"${fairward%fairward}python" "$here/worker_says.py" "$fairward" "$journal" "$out/7-payslips"
"$fairward" pay close "$journal" --month 2026-11 --to "$out/7-november"
"$fairward" pay status "$journal"
"$fairward" pay ledger "$journal" --to "$out/8-ledger.csv" --terms "$out/8-terms.csv"
"$fairward" assess "$out/2-fair-agreement.docx" --ledger "$out/8-ledger.csv" --agreements "$out/8-terms.csv" \
    --report "$out/9-fair.html" | sed -n 1,24p
echo "Everything is in $out: begin with 1-unfair.html, 2-way-out.docx and 9-fair.html."
