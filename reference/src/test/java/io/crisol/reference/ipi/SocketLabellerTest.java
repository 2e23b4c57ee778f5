package io.crisol.reference.ipi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Silicon;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of the protocol against each other, and against ends that misbehave. */
class SocketLabellerTest {
  @TempDir private Path folder;

  private static Potential potential(Structure structure) {
    return Potentials.resolve(
            "lj(epsilon=0.05, sigma=2.1, cutoff=4.5)", PotentialRequest.of(structure.elementSet()))
        .potential();
  }

  private SocketName unix() {
    return SocketName.parse("unix:" + folder.resolve("s"));
  }

  private SocketLabeller labeller(SocketName socket, double patience) {
    return new SocketLabeller(new AnyProgram(""), socket, folder.resolve("work"), patience, 0);
  }

  private static CompletableFuture<Integer> serve(SocketName socket, Structure atoms) {
    IpiClient client = new IpiClient(potential(atoms), _ -> atoms, Progress.NONE);
    return CompletableFuture.supplyAsync(() -> client.serve(socket, 10, 10));
  }

  private void both(SocketName socket) throws Exception {
    Structure first = Silicon.rattled(1);
    Structure second =
        Silicon.rattled(2).strained(new double[] {.01, .02, 0, .02, -.01, .005, 0, .005, .02});
    CompletableFuture<Integer> client = serve(socket, first);
    List<Labelling> labels;
    try (SocketLabeller labeller = labeller(socket, 10)) {
      labels = labeller.label(List.of(first, second), Progress.NONE);
    }
    assertThat(client.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    Prediction expected = potential(second).predict(second, Quantities.FORCES);
    Labels found = ((Labelled) labels.get(1)).labels();
    assertThat(found.energy().getAsDouble()).isCloseTo(expected.energy(), within(1e-10));
    assertThat(found.forces().get()).containsExactly(expected.forces(), within(1e-10));
    assertThat(found.stress().get())
        .containsExactly(expected.stress(second.cell()).get(), within(1e-10));
  }

  @Test
  void over_a_unix_socket() throws Exception {
    both(unix());
    assertThat(unix().file()).as("it is removed").doesNotExist();
  }

  @Test
  void over_tcp() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    both(SocketName.parse("tcp:127.0.0.1:" + port));
  }

  @Test
  void a_socket_file_that_was_left_behind_is_in_nobodys_way() throws Exception {
    try (var stale =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      stale.bind(unix().address());
    }
    assertThat(unix().file()).exists();
    both(unix());
  }

  @Test
  void a_socket_that_is_in_use_is_left_alone() throws IOException {
    try (var other =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      other.bind(unix().address());
      assertThatThrownBy(() -> new IpiServer(unix(), 1))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("socket-failed")
          .hasMessageContaining("listens");
    }
  }

  /** A client that behaves as the bytes say, after it has read so many. */
  private Failure misbehaving(double patience, int read, byte[] answer, boolean close)
      throws Exception {
    CompletableFuture<Void> client =
        CompletableFuture.runAsync(
            () -> {
              try (SocketChannel channel = connect()) {
                ByteBuffer heard = ByteBuffer.allocate(read);
                while (heard.hasRemaining() && channel.read(heard) >= 0) {
                  Thread.onSpinWait();
                }
                channel.write(ByteBuffer.wrap(answer));
                if (!close) {
                  channel.read(ByteBuffer.allocate(1000));
                  Thread.sleep((long) (1500 * patience));
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    try (SocketLabeller labeller = labeller(unix(), patience)) {
      Failure failure = (Failure) labeller.label(Silicon.rattled(1));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.PEER_LOST);
      assertThat(failure.problem().getMessage()).contains("what to do");
      client.get(10, TimeUnit.SECONDS);
      return failure;
    }
  }

  private SocketChannel connect() throws IOException, InterruptedException {
    while (true) {
      SocketChannel channel = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
      try {
        channel.connect(unix().address());
        return channel;
      } catch (IOException e) {
        channel.close();
        Thread.sleep(10);
      }
    }
  }

  @Test
  void a_client_that_goes_away_in_the_middle_of_a_message() throws Exception {
    assertThat(misbehaving(5, 12, "REA".getBytes("ASCII"), true).why()).contains("middle");
  }

  @Test
  void a_client_that_says_nothing() throws Exception {
    assertThat(misbehaving(0.3, 12, new byte[0], false).why()).contains("silent for");
  }

  @Test
  void a_client_that_sends_garbage() throws Exception {
    byte[] garbage = new byte[64];
    java.util.Arrays.fill(garbage, (byte) 0xf3);
    assertThat(misbehaving(2, 12, garbage, true).why()).contains("no message of i-PI");
    assertThat(misbehaving(2, 12, "GET / HTTP/1.1".getBytes("ASCII"), true).why())
        .contains("GET / HTTP/1");
  }

  private static ByteBuffer message(int size) {
    return ByteBuffer.allocate(size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }

  /** All that a client says about a structure, in one piece. */
  private static byte[] answer(int atoms) throws IOException {
    ByteBuffer all = message(36 + 8 + 4 + 24 * atoms + 72 + 4);
    for (String header : List.of("READY", "HAVEDATA", "FORCEREADY")) {
      all.put("%-12s".formatted(header).getBytes("ASCII"));
    }
    all.putDouble(-1.5).putInt(atoms);
    for (int k = 0; k < 3 * atoms + 9; k++) {
      all.putDouble(0);
    }
    return all.putInt(0).array();
  }

  @Test
  void a_client_with_another_number_of_atoms() throws Exception {
    assertThat(misbehaving(3, 12, answer(3), false).why())
        .contains("forces on 3 atoms, and the structure has 8");
  }

  /** A client that says it in pieces with a pause before each. */
  private Labelling slowly(double patience, int piece, long pause) throws Exception {
    byte[] answer = answer(8);
    CompletableFuture<Void> client =
        CompletableFuture.runAsync(
            () -> {
              try (SocketChannel channel = connect()) {
                for (int at = 0; at < answer.length; at += piece) {
                  Thread.sleep(pause);
                  int size = Math.min(piece, answer.length - at);
                  channel.write(ByteBuffer.wrap(answer, at, size));
                }
                Thread.sleep(200);
              } catch (IOException | InterruptedException e) {
                System.out.println("the server hung up: " + e.getMessage());
              }
            });
    try (SocketLabeller labeller = labeller(unix(), patience)) {
      Labelling result = labeller.label(Silicon.rattled(1));
      client.get(60, TimeUnit.SECONDS);
      return result;
    }
  }

  @Test
  void a_client_that_is_slow() throws Exception {
    Labelled labelled = (Labelled) slowly(30, 40, 20);
    assertThat(labelled.labels().energy().getAsDouble())
        .isCloseTo(-1.5 * io.crisol.structures.Units.HARTREE, within(1e-9));
    assertThat(labelled.seconds()).isPositive();
    Failure failure = (Failure) slowly(0.4, 1, 100);
    assertThat(failure.why()).contains("took it longer than");
  }

  @Test
  void every_structure_asked_for_is_on_record() throws Exception {
    Structure first = Silicon.rattled(1);
    Structure wrong = first.replicate(2, 1, 1);
    CompletableFuture<Integer> client = serve(unix(), first);
    Labels labels;
    try (SocketLabeller labeller = labeller(unix(), 10)) {
      labels = ((Labelled) labeller.label(first)).labels();
      labeller.label(Silicon.rattled(2));
    }
    assertThat(client.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    try (SocketLabeller labeller =
        new SocketLabeller(
            new AnyProgram("echo no licence; exit 3"), unix(), folder.resolve("work"), 60, 0)) {
      assertThat(labeller.label(wrong)).isInstanceOf(Failure.class);
    }
    String failed = Files.readString(folder.resolve("work/start-2/failed.xyz"));
    assertThat(failed).startsWith("16\n").contains("no licence", "seconds=");
    var recorded = new io.crisol.reference.RecordedLabeller(folder.resolve("work"));
    assertThat(recorded.size()).isEqualTo(2);
    Labelled found = (Labelled) recorded.label(first);
    assertThat(found.labels().forces().get()).isEqualTo(labels.forces().get());
    assertThat(found.labels().stress().get()).isEqualTo(labels.stress().get());
  }

  @Test
  void nobody_comes() {
    try (SocketLabeller labeller = labeller(unix(), 0.3)) {
      Failure failure = (Failure) labeller.label(Silicon.rattled(1));
      assertThat(failure.why()).contains("no program connected");
    }
  }

  @Test
  void a_program_that_ends_at_once_is_not_waited_for() {
    AnyProgram broken = new AnyProgram("echo no licence; exit 3");
    try (SocketLabeller labeller =
        new SocketLabeller(broken, unix(), folder.resolve("work"), 60, 1)) {
      Failure failure = (Failure) labeller.label(Silicon.rattled(1));
      assertThat(failure.why()).contains("ended before it connected", "no licence");
      assertThat(folder.resolve("work/start-2")).as("it was started once more").exists();
    }
  }

  @Test
  void no_driver_to_serve() {
    Structure atoms = Silicon.rattled(1);
    IpiClient client = new IpiClient(potential(atoms), _ -> atoms, Progress.NONE);
    assertThatThrownBy(() -> client.serve(unix(), 0.2, 1))
        .hasMessageContaining("socket-failed")
        .hasMessageContaining("start the driver");
  }

  @Test
  void names_of_sockets() {
    assertThat(SocketName.parse("unix:abc").file()).isEqualTo(Path.of("/tmp/ipi_abc"));
    assertThat(SocketName.parse("tcp:node7:31415")).isEqualTo(new SocketName("node7", 31415));
    for (String wrong :
        List.of("abc", "unix:", "tcp:host", "tcp:host:99999", "unix:" + "x".repeat(120))) {
      assertThatThrownBy(() -> SocketName.parse(wrong)).hasMessageContaining("option-invalid");
    }
  }

  @Test
  void one_triangle_of_a_virial_is_made_whole() throws IOException {
    double[] upper = {1, 4, 5, 0, 2, 6, 0, 0, 3};
    assertThat(IpiServer.symmetric(upper)).containsExactly(1, 4, 5, 4, 2, 6, 5, 6, 3);
    assertThatThrownBy(() -> IpiServer.symmetric(new double[] {1, 4, 5, 1, 2, 6, 5, 6, 3}))
        .hasMessageContaining("not symmetric");
    Files.deleteIfExists(unix().file());
  }
}
