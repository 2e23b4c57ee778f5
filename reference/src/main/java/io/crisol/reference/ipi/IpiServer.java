package io.crisol.reference.ipi;

import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/** Listens on a socket and takes energies, forces and stress from one client after the other. */
final class IpiServer implements AutoCloseable {
  private static final double SLICE = 0.2;

  private final SocketName name;
  private final ServerSocketChannel listening;
  private final double patience;
  private Wire wire;

  /**
   * Begins to listen. A file that an earlier server left behind is removed.
   *
   * @param patience seconds for one calculation, and for a client to appear
   * @throws io.crisol.structures.ProblemException SOCKET_FAILED
   */
  IpiServer(SocketName name, double patience) {
    this.name = name;
    this.patience = patience;
    try {
      if (name.isUnix()) {
        removeStale();
      }
      listening = ServerSocketChannel.open(name.family());
      listening.bind(name.address(), 1);
      listening.configureBlocking(false);
    } catch (IOException e) {
      throw Problem.SOCKET_FAILED
          .with(name, String.valueOf(e.getMessage()), "choose another socket")
          .causedBy(e);
    }
  }

  /** A socket file on which nobody listens stays after a run; one that is in use is left alone. */
  private void removeStale() throws IOException {
    if (!Files.exists(name.file(), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (SocketChannel probe = SocketChannel.open(name.family())) {
      probe.connect(name.address());
      throw Problem.SOCKET_FAILED.with(
          name, "another program listens on it", "choose another socket");
    } catch (java.net.SocketException _) {
      Files.delete(name.file());
    }
  }

  /** Whether a client is connected. */
  boolean isConnected() {
    return wire != null;
  }

  /** Waits for a client. */
  void accept(BooleanSupplier mayStillCome) throws IOException {
    try (Selector selector = Selector.open()) {
      listening.register(selector, SelectionKey.OP_ACCEPT);
      for (double waited = 0; waited < patience; waited += SLICE) {
        boolean alive = mayStillCome.getAsBoolean();
        if (selector.select((long) (1000 * SLICE)) > 0) {
          wire = new Wire(listening.accept(), patience);
          return;
        }
        if (!alive) {
          throw PeerLostException.because("the program ended before it connected");
        }
      }
    }
    throw PeerLostException.because("no program connected within %s s".formatted(patience));
  }

  /** Labels of a structure, from the client that is connected. */
  Labels labels(Structure structure) throws IOException {
    String status = status();
    for (int k = 0; status.equals("NEEDINIT") && k < 3; k++) {
      wire.sendInit();
      status = status();
    }
    if (!status.equals("READY")) {
      throw PeerLostException.because("it is " + status + " in place of READY");
    }
    wire.sendPositions(structure);
    status = status();
    if (!status.equals("HAVEDATA")) {
      throw PeerLostException.because("it is " + status + " in place of HAVEDATA");
    }
    wire.send("GETFORCE");
    wire.expect("FORCEREADY");
    return receive(structure);
  }

  private String status() throws IOException {
    wire.send("STATUS");
    return wire.header();
  }

  private Labels receive(Structure structure) throws IOException {
    double energy = wire.readDoubles(1, Units.HARTREE)[0];
    int atoms = wire.readCount();
    if (atoms != structure.size()) {
      throw PeerLostException.because(
          "it sent forces on " + atoms + " atoms, and the structure has " + structure.size());
    }
    double[] forces = wire.readDoubles(3 * atoms, Units.HARTREE / Units.BOHR);
    double[] virial = symmetric(wire.readDoubles(9, Units.HARTREE));
    wire.skip(wire.readCount());
    Labels labels = Labels.NONE.withEnergy(energy).withForces(forces);
    return structure.cell().isBulk() ? labels.withStress(stress(virial, structure)) : labels;
  }

  private static double[] stress(double[] virial, Structure structure) {
    double[] stress = virial.clone();
    for (int k = 0; k < 9; k++) {
      stress[k] /= -structure.cell().volume();
    }
    return stress;
  }

  /** LAMMPS sends one triangle of the virial and zeros in the other. */
  static double[] symmetric(double[] virial) throws IOException {
    double[] whole = virial.clone();
    double size = 0;
    for (double component : virial) {
      size = Math.max(size, Math.abs(component));
    }
    boolean upper = virial[3] == 0 && virial[6] == 0 && virial[7] == 0;
    boolean lower = virial[1] == 0 && virial[2] == 0 && virial[5] == 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < a; b++) {
        double below = virial[3 * a + b];
        double above = virial[3 * b + a];
        if (!upper && !lower && Math.abs(below - above) > 1e-3 * size) {
          throw PeerLostException.because("it sent a virial that is not symmetric");
        }
        double value = upper ? above : lower ? below : (above + below) / 2;
        whole[3 * a + b] = value;
        whole[3 * b + a] = value;
      }
    }
    return whole;
  }

  /** Tells the client to end; whether it hears it does not matter. */
  void dismiss() {
    if (wire == null) {
      return;
    }
    try (Wire open = wire) {
      wire = null;
      open.send("EXIT");
    } catch (IOException e) {
      System.getLogger(IpiServer.class.getName())
          .log(System.Logger.Level.DEBUG, "the client had gone", e);
    }
  }

  @Override
  public void close() {
    dismiss();
    try {
      listening.close();
      if (name.isUnix()) {
        Files.deleteIfExists(name.file());
      }
    } catch (IOException e) {
      throw Problem.SOCKET_FAILED
          .with(name, String.valueOf(e.getMessage()), "remove the file by hand")
          .causedBy(e);
    }
  }
}
