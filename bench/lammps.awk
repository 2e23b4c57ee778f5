# Writes a crystal as LAMMPS data and as one cell of extended XYZ, and the LAMMPS input that times it. See bench/lammps.
BEGIN {
  n = split(elements, symbol, " ")
  split(charges, charge, " ")
  split("Na 22.98976928 Cl 35.45 Cu 63.546 Si 28.085 C 12.011 Al 26.9815385 Fe 55.845", m, " ")
  for (k = 1; k < 15; k += 2) mass[m[k]] = m[k + 1]
  fcc = "0 0 0 0 .5 .5 .5 0 .5 .5 .5 0"
  quarter = ".25 .25 .25 .25 .75 .75 .75 .25 .75 .75 .75 .25"
  half = ".5 .5 .5 .5 0 0 0 .5 0 0 0 .5"
  if (lattice == "fcc") { places = fcc; kinds = "1 1 1 1" }
  if (lattice == "diamond") { places = fcc " " quarter; kinds = "1 1 1 1 1 1 1 1" }
  if (lattice == "zincblende") { places = fcc " " quarter; kinds = "1 1 1 1 2 2 2 2" }
  if (lattice == "rocksalt") { places = fcc " " half; kinds = "1 1 1 1 2 2 2 2" }
  if (lattice == "b2") { places = "0 0 0 .5 .5 .5"; kinds = "1 2" }
  atoms = split(kinds, kind, " ")
  split(places, p, " ")
  printf "%d\nLattice=\"%s 0 0 0 %s 0 0 0 %s\" Properties=species:S:1:pos:R:3%s pbc=\"T T T\"\n", atoms, a, a, a, charges == "" ? "" : ":charge:R:1" > cell
  for (k = 1; k <= atoms; k++) {
    printf "%s %.15g %.15g %.15g", symbol[kind[k]], a * p[3 * k - 2], a * p[3 * k - 1], a * p[3 * k] > cell
    print charges == "" ? "" : " " charge[kind[k]] > cell
  }
  printf "crystal\n\n%d atoms\n%d atom types\n0 %.15g xlo xhi\n0 %.15g ylo yhi\n0 %.15g zlo zhi\n\nMasses\n\n", atoms * times ^ 3, n, a * times, a * times, a * times > data
  for (e = 1; e <= n; e++) print e, mass[symbol[e]] > data
  printf "\nAtoms # %s\n\n", charges == "" ? "atomic" : "charge" > data
  for (x = 0; x < times; x++) for (y = 0; y < times; y++) for (z = 0; z < times; z++) for (k = 1; k <= atoms; k++)
    print ++id, kind[k] (charges == "" ? "" : " " charge[kind[k]]), a * (x + p[3 * k - 2]), a * (y + p[3 * k - 1]), a * (z + p[3 * k]) > data
  sub(/.*\//, "", data)
  print "units metal\natom_style " (charges == "" ? "atomic" : "charge") "\nread_data " data "\ninclude " setup > input
  print "velocity all create 300 12345 loop geom\nneighbor 1.0 bin\nneigh_modify every 1 delay 0 check yes\ntimestep 0.001\nfix 1 all nve\nthermo 100000" > input
  print "run " (steps < 50 ? steps : 50) "\nrun " steps "\nrun " steps "\nrun " steps > input
}
