package io.crisol.reference.ipi;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Messages of the protocol: headers of 12 bytes, int32 and doubles, little-endian, in Hartree and
 * bohr; cells are sent transposed, followed by their inverse. Every wait has an end.
 *
 * <p>Source: V. Kapil et al., Comput. Phys. Commun. 236, 214 (2019), doi:10.1016/j.cpc.2018.09.020,
 * and transcripts of pw.x, LAMMPS and ASE.
 */
final class Wire implements AutoCloseable {
  private static final int HEADER = 12;

  /** More atoms or bytes than this are garbage. */
  private static final int MOST = 100_000_000;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final double patience;

  /**
   * A connection.
   *
   * @param patience seconds to wait for the other end, at any time
   */
  Wire(SocketChannel channel, double patience) throws IOException {
    this.channel = channel;
    this.patience = patience;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer read(int bytes, boolean between) throws IOException {
    ByteBuffer buffer = buffer(bytes);
    long start = System.nanoTime();
    while (buffer.hasRemaining()) {
      await(SelectionKey.OP_READ, start, buffer.position());
      if (channel.read(buffer) < 0) {
        throw between && buffer.position() == 0
            ? PeerLostException.ended()
            : PeerLostException.because("it closed the connection in the middle of a message");
      }
    }
    return buffer.flip();
  }

  private void write(ByteBuffer buffer) throws IOException {
    buffer.flip();
    long start = System.nanoTime();
    while (buffer.hasRemaining()) {
      await(SelectionKey.OP_WRITE, start, buffer.position());
      channel.write(buffer);
    }
  }

  /**
   * Waits until a message can go on; the whole of it has the patience of one.
   *
   * @param start when it began, of {@link System#nanoTime}
   * @param done bytes of it that have come or gone
   */
  private void await(int what, long start, int done) throws IOException {
    key.interestOps(what);
    selector.selectedKeys().clear();
    double left = patience - (System.nanoTime() - start) / 1e9;
    if (left > 0 && selector.select((long) Math.clamp(left * 1000, 1, 1e15)) > 0) {
      return;
    }
    String slow = done == 0 ? "it was silent for %g s" : "a message took it longer than %g s";
    throw PeerLostException.because(
        Thread.currentThread().isInterrupted()
            ? "the wait was interrupted"
            : String.format(Locale.ROOT, slow, patience));
  }

  /** The next header, without its blanks. */
  String header() throws IOException {
    byte[] bytes = read(HEADER, true).array();
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        throw PeerLostException.because("it sent bytes that are no message of i-PI");
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII).strip();
  }

  /** A header that must be this one. */
  void expect(String wanted) throws IOException {
    String found = header();
    if (!found.equals(wanted)) {
      throw PeerLostException.because("it said \"" + found + "\" in place of " + wanted);
    }
  }

  void send(String header) throws IOException {
    ByteBuffer buffer = buffer(HEADER);
    buffer.put("%-12s".formatted(header).getBytes(StandardCharsets.US_ASCII));
    write(buffer);
  }

  int readInt() throws IOException {
    return read(Integer.BYTES, false).getInt();
  }

  /** A number of things that follow. */
  int readCount() throws IOException {
    int count = readInt();
    if (count < 0 || count > MOST) {
      throw PeerLostException.because("it announced " + count + " values");
    }
    return count;
  }

  void skip(int bytes) throws IOException {
    read(bytes, false);
  }

  /** Finite numbers, each times a factor. */
  double[] readDoubles(int count, double factor) throws IOException {
    ByteBuffer buffer = read(Double.BYTES * count, false);
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = buffer.getDouble() * factor;
      if (!Double.isFinite(values[k])) {
        throw PeerLostException.because("it sent a number that is not finite");
      }
    }
    return values;
  }

  /** The initialisation that some programs ask for before every step. */
  void sendInit() throws IOException {
    ByteBuffer buffer = buffer(HEADER + 2 * Integer.BYTES + 1);
    buffer.put("%-12s".formatted("INIT").getBytes(StandardCharsets.US_ASCII));
    buffer.putInt(0).putInt(1).put((byte) ' ');
    write(buffer);
  }

  /** Cell, inverse and positions of a structure. */
  void sendPositions(Structure structure) throws IOException {
    int atoms = structure.size();
    double[] cell = structure.cell().vectors();
    double[] inverse = Matrix3.inverse(cell);
    ByteBuffer buffer = buffer(HEADER + Double.BYTES * (18 + 3 * atoms) + Integer.BYTES);
    buffer.put("%-12s".formatted("POSDATA").getBytes(StandardCharsets.US_ASCII));
    transposed(buffer, cell, 1 / Units.BOHR);
    transposed(buffer, inverse, Units.BOHR);
    buffer.putInt(atoms);
    for (int k = 0; k < 3 * atoms; k++) {
      buffer.putDouble(structure.coordinate(k) / Units.BOHR);
    }
    write(buffer);
  }

  private static void transposed(ByteBuffer buffer, double[] rows, double factor) {
    for (int k = 0; k < 9; k++) {
      buffer.putDouble(rows[3 * (k % 3) + k / 3] * factor);
    }
  }

  /**
   * The structure that follows a POSDATA header.
   *
   * @param template a structure of as many atoms: elements, charges and periodicity are taken
   */
  Structure readPositions(IntFunction<Structure> template) throws IOException {
    double[] columns = readDoubles(9, Units.BOHR);
    readDoubles(9, 1);
    int count = readCount();
    Structure atoms = template.apply(count);
    if (count != atoms.size()) {
      throw PeerLostException.because(
          "it has " + count + " atoms, and the structure has " + atoms.size());
    }
    double[] positions = readDoubles(3 * count, Units.BOHR);
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      rows[3 * (k % 3) + k / 3] = columns[k];
    }
    Cell old = atoms.cell();
    Cell cell =
        old.isPeriodic()
            ? new Cell(rows, old.isPeriodic(0), old.isPeriodic(1), old.isPeriodic(2))
            : old;
    return atoms.withCell(cell, positions);
  }

  /**
   * Energy, forces and virial as an answer to GETFORCE.
   *
   * @param forces double[3N], eV/Å
   * @param virial double[9], eV
   */
  void sendForces(double energy, double[] forces, double[] virial) throws IOException {
    ByteBuffer buffer = buffer(HEADER + Double.BYTES * (1 + forces.length + 9) + 2 * Integer.BYTES);
    buffer.put("%-12s".formatted("FORCEREADY").getBytes(StandardCharsets.US_ASCII));
    buffer.putDouble(energy / Units.HARTREE).putInt(forces.length / 3);
    for (double force : forces) {
      buffer.putDouble(force * Units.BOHR / Units.HARTREE);
    }
    transposed(buffer, virial, 1 / Units.HARTREE);
    buffer.putInt(0);
    write(buffer);
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
