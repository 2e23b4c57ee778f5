/** Interatomic potentials: one package per family. */
module io.crisol.potentials {
  requires transitive io.crisol.structures;
  requires ejml.core;
  requires ejml.ddense;
  requires jdk.incubator.vector;

  exports io.crisol.potentials;
  exports io.crisol.potentials.aenet;
  exports io.crisol.potentials.bonded;
  exports io.crisol.potentials.committee;
  exports io.crisol.potentials.descriptors;
  exports io.crisol.potentials.electrostatics;
  exports io.crisol.potentials.embedded;
  exports io.crisol.potentials.file;
  exports io.crisol.potentials.lammps;
  exports io.crisol.potentials.moment;
  exports io.crisol.potentials.n2p2;
  exports io.crisol.potentials.network;
  exports io.crisol.potentials.optimality;
  exports io.crisol.potentials.pair;
  exports io.crisol.potentials.spectral;

  uses io.crisol.potentials.file.ForeignFormat;
  uses io.crisol.potentials.file.PotentialFamily;

  provides io.crisol.potentials.file.ForeignFormat with
      io.crisol.potentials.aenet.AenetFormat,
      io.crisol.potentials.bonded.StillingerWeberFormat,
      io.crisol.potentials.bonded.TersoffFormat,
      io.crisol.potentials.embedded.EamFormat,
      io.crisol.potentials.lammps.LammpsInput,
      io.crisol.potentials.moment.MtpFormat,
      io.crisol.potentials.n2p2.N2p2Format,
      io.crisol.potentials.spectral.SnapFormat;
  provides io.crisol.potentials.file.PotentialFamily with
      io.crisol.potentials.bonded.StillingerWeberFamily,
      io.crisol.potentials.bonded.TersoffFamily,
      io.crisol.potentials.electrostatics.CutChargesFamily,
      io.crisol.potentials.electrostatics.DampedShiftedForceFamily,
      io.crisol.potentials.electrostatics.GaussianChargesFamily,
      io.crisol.potentials.electrostatics.PointChargesFamily,
      io.crisol.potentials.embedded.EmbeddedAtomFamily,
      io.crisol.potentials.embedded.SuttonChenFamily,
      io.crisol.potentials.file.CommitteeFamily,
      io.crisol.potentials.file.HybridFamily,
      io.crisol.potentials.file.SumFamily,
      io.crisol.potentials.moment.MomentFamily,
      io.crisol.potentials.network.ChargedNetworksFamily,
      io.crisol.potentials.network.NetworkFamily,
      io.crisol.potentials.pair.BornMayerHugginsFamily,
      io.crisol.potentials.pair.BuckinghamFamily,
      io.crisol.potentials.pair.ContactFamily,
      io.crisol.potentials.pair.LennardJonesFamily,
      io.crisol.potentials.pair.MorseFamily,
      io.crisol.potentials.pair.TabulatedPairsFamily,
      io.crisol.potentials.pair.ZblFamily,
      io.crisol.potentials.spectral.SnapFamily;
}
