package io.crisol.reference.ipi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.reference.Labelled;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations recorded between a test server and real clients (pw.x 6.7, LAMMPS 20220106, Debian
 * 12; recorded for this project), of which the client's half is played back to our server.
 */
class TranscriptTest {
  @TempDir private Path folder;

  private record Message(boolean fromServer, String what, byte[] bytes) {}

  private static String resource(String name) throws IOException {
    try (InputStream in = TranscriptTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The messages of the first step. */
  private static List<Message> firstStep(String name) throws IOException {
    List<Message> messages = new ArrayList<>();
    for (String line : resource(name).lines().toList()) {
      Json.Obj json = Json.parse(line, name).asObject();
      if (json.find("dir").isEmpty()) {
        break;
      }
      boolean server = json.get("dir").asString().equals("server>client");
      byte[] bytes = HexFormat.of().parseHex(json.get("hex").asString());
      messages.add(new Message(server, json.get("what").asString(), bytes));
      if (json.get("what").asString().startsWith("extra length")) {
        break;
      }
    }
    return messages;
  }

  private void play(SocketName socket, List<Message> messages) {
    try (SocketChannel channel = connect(socket)) {
      for (Message message : messages) {
        if (!message.fromServer) {
          channel.write(ByteBuffer.wrap(message.bytes));
          continue;
        }
        ByteBuffer heard = ByteBuffer.allocate(message.bytes.length);
        while (heard.hasRemaining() && channel.read(heard) >= 0) {
          Thread.onSpinWait();
        }
        compare(message, heard.array());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SocketChannel connect(SocketName socket) throws IOException, InterruptedException {
    while (true) {
      SocketChannel channel = SocketChannel.open(socket.family());
      try {
        channel.connect(socket.address());
        return channel;
      } catch (IOException e) {
        channel.close();
        Thread.sleep(10);
      }
    }
  }

  private static double[] doubles(byte[] bytes) {
    double[] values = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  private static void compare(Message recorded, byte[] heard) {
    if (recorded.what.contains("double")) {
      assertThat(doubles(heard)).containsExactly(doubles(recorded.bytes), within(1e-8));
    } else {
      assertThat(heard).as(recorded.what).isEqualTo(recorded.bytes);
    }
  }

  private Labels replay(List<Message> messages, Structure structure) throws Exception {
    SocketName socket = SocketName.parse("unix:" + folder.resolve("s"));
    CompletableFuture<Void> client = CompletableFuture.runAsync(() -> play(socket, messages));
    try (SocketLabeller labeller =
        new SocketLabeller(new AnyProgram(""), socket, folder.resolve("work"), 10, 0)) {
      Labels labels = ((Labelled) labeller.label(structure)).labels();
      client.get(10, TimeUnit.SECONDS);
      return labels;
    }
  }

  private static byte[] sent(List<Message> messages, String what) {
    return messages.stream().filter(m -> m.what.startsWith(what)).findFirst().orElseThrow().bytes;
  }

  @Test
  void pw_x() throws Exception {
    List<Message> messages = firstStep("pw-client.jsonl");
    Path file = folder.resolve("structure.extxyz");
    Files.writeString(file, resource("pw-client.extxyz"));
    Structure structure = FrameFiles.read(file.toString()).frames().getFirst().structure();
    Labels labels = replay(messages, structure);
    double energy = doubles(sent(messages, "energy"))[0] * Units.HARTREE;
    assertThat(labels.energy().getAsDouble()).isCloseTo(energy, within(1e-10));
    assertThat(energy).isBetween(-870.0, -850.0);
    double[] virial = doubles(sent(messages, "virial"));
    double xy = -virial[1] * Units.HARTREE / structure.cell().volume();
    assertThat(labels.stress().get()[1]).isCloseTo(xy, within(1e-12));
    assertThat(labels.stress().get()[3]).isCloseTo(xy, within(1e-12));
  }

  @Test
  void lammps() throws Exception {
    List<Message> messages = firstStep("lammps-client.jsonl");
    double[] columns = doubles(sent(messages, "cell"));
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      rows[3 * (k % 3) + k / 3] = columns[k] * Units.BOHR;
    }
    double[] positions = doubles(sent(messages, "positions"));
    for (int k = 0; k < positions.length; k++) {
      positions[k] *= Units.BOHR;
    }
    Structure structure =
        io.crisol.reference.Silicon.rattled(1)
            .withCell(io.crisol.structures.Cell.periodic(rows), positions);
    Labels labels = replay(messages, structure);
    double[] virial = doubles(sent(messages, "virial"));
    assertThat(virial[3]).as("LAMMPS sends one triangle").isZero();
    double[] stress = labels.stress().get();
    assertThat(stress[1]).isEqualTo(stress[3]).isNotZero();
    assertThat(stress[1])
        .isCloseTo(-virial[1] * Units.HARTREE / structure.cell().volume(), within(1e-12));
  }
}
