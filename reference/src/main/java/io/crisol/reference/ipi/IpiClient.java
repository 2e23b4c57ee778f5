package io.crisol.reference.ipi;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.IntFunction;

/**
 * A potential that gives forces to a driver such as i-PI or ASE's SocketIOCalculator. The protocol
 * carries no elements: they are those of a structure given beforehand, atom by atom.
 */
public final class IpiClient {
  private static final int BETWEEN_TRIES = 50;

  /** Å; what drivers move is not known. */
  private static final double SKIN = 0.5;

  private final Potential potential;
  private final IntFunction<Structure> atoms;
  private final Progress progress;
  private Neighbors neighbors;
  private Structure structure;
  private Prediction ready;
  private int answered;

  /**
   * A client.
   *
   * @param atoms a structure of that many atoms: elements, charges and periodicity are taken;
   *     positions and cell come from the driver
   * @param progress told after each answer
   */
  public IpiClient(Potential potential, IntFunction<Structure> atoms, Progress progress) {
    this.potential = potential;
    this.atoms = atoms;
    this.progress = progress;
  }

  /**
   * Serves until the driver says that it is done or closes the connection.
   *
   * @param connecting seconds in which the driver may begin to listen
   * @param patience seconds that it may be silent
   * @return how many structures were computed
   * @throws io.crisol.structures.ProblemException SOCKET_FAILED, and what the potential says
   */
  public int serve(SocketName socket, double connecting, double patience) {
    try (Wire wire = new Wire(connect(socket, connecting), patience)) {
      serve(wire);
      return answered;
    } catch (PeerLostException e) {
      if (e.isEnded()) {
        return answered; // ASE leaves without a word.
      }
      throw failed(socket, e, "start the driver again");
    } catch (IOException e) {
      throw failed(socket, e, "look whether the driver still runs");
    }
  }

  private static RuntimeException failed(SocketName socket, IOException e, String remedy) {
    return Problem.SOCKET_FAILED.with(socket, String.valueOf(e.getMessage()), remedy).causedBy(e);
  }

  private static SocketChannel connect(SocketName socket, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (true) {
      try {
        SocketChannel channel = SocketChannel.open(socket.family());
        try {
          channel.connect(socket.address());
          return channel;
        } catch (IOException | java.nio.channels.UnresolvedAddressException e) {
          channel.close();
          throw e instanceof IOException io ? io : new IOException("no such host", e);
        }
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          String remedy = "start the driver that listens there first, or give --connect-time";
          throw failed(socket, e, remedy);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.SOCKET_FAILED.with("", "the wait was interrupted", "").causedBy(e);
    }
  }

  private void serve(Wire wire) throws IOException {
    for (String header = wire.header(); !header.equals("EXIT"); header = wire.header()) {
      switch (header) {
        case "STATUS" -> wire.send(ready == null ? "READY" : "HAVEDATA");
        case "INIT" -> {
          wire.readInt();
          wire.skip(wire.readCount());
        }
        case "POSDATA" -> compute(wire.readPositions(structure == null ? atoms : _ -> structure));
        case "GETFORCE" -> answer(wire);
        default ->
            throw PeerLostException.because("it said \"" + header + "\", which i-PI does not know");
      }
    }
  }

  private void compute(Structure moved) {
    structure = moved;
    neighbors =
        neighbors == null ? Neighbors.of(moved, potential.cutoff(), SKIN) : neighbors.update(moved);
    ready = potential.predict(moved, neighbors, Quantities.FORCES);
  }

  private void answer(Wire wire) throws IOException {
    if (ready == null) {
      throw PeerLostException.because("it asked for forces before it had sent positions");
    }
    wire.sendForces(ready.energy(), ready.forces(), ready.virial());
    ready = null;
    answered++;
    progress.update(answered, 0, "structures computed");
  }
}
