# Whether the grade warns of errors, and of errors only: forces and grades of a potential beside the forces of its teacher on the same frames.
#   awk -v name=TEXT -v teacher=FILE [-v limit=0.05] [-v doubt=2] -f bench/alarms.awk FILE
# Both files as `predict` writes them. A frame is well predicted where the RMSE of its force components is at most `limit` (eV/Å); doubted where the
# grade of one of its atoms is above `doubt`. Prints name, frames, force RMSE, largest grade, frames predicted well, of these doubted, frames predicted badly, of these not doubted.

# columns LINE: where the forces begin (F) and where the grade stands (G)
function columns(line,    words, n, k, at) {
  match(line, /Properties=[^ ]*/)
  n = split(substr(line, RSTART + 11, RLENGTH - 11), words, ":")
  at = 1
  for (k = 1; k + 2 <= n; k += 3) {
    if (words[k] == "forces") F = at
    if (words[k] == "grade") G = at
    at += words[k + 2]
  }
}

BEGIN { if (limit == "") limit = 0.05; if (doubt == "") doubt = 2 }

NF == 1 && $1 == int($1) {
  n = $1; frames++; sum = 0; worst = 0
  getline line < teacher
  if (line != n) { print "alarms.awk: other frames in " teacher > "/dev/stderr"; exit 1 }
  getline; columns($0); f = F; g = G
  getline line < teacher; columns(line)
  for (i = 0; i < n; i++) {
    getline; getline line < teacher
    split(line, true)
    for (k = 0; k < 3; k++) { d = $(f + k) - true[F + k]; sum += d * d }
    if ($g > worst) worst = $g
  }
  all += sum; atoms += n
  if (worst > most) most = worst
  if (sqrt(sum / (3 * n)) <= limit) { good++; if (worst > doubt) alarms++ } else { bad++; if (worst <= doubt) missed++ }
}

END { printf "%s|%d|%.4f|%.2f|%d|%d|%d|%d\n", name, frames, sqrt(all / (3 * atoms)), most, good, alarms, bad, missed }
