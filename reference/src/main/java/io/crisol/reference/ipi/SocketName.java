package io.crisol.reference.ipi;

import io.crisol.structures.Problem;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * A socket as users name it: {@code unix:NAME} or {@code tcp:HOST:PORT}. The file of a UNIX socket
 * is {@code ipi_NAME} in {@code /tmp}, as the protocol has it in every program; a NAME with a slash
 * is the file itself.
 *
 * @param name NAME or HOST
 * @param port port, or -1 for a UNIX socket
 */
public record SocketName(String name, int port) {
  /** Bytes that the path of a UNIX socket may have. */
  private static final int LONGEST = 107;

  private static final int PORTS = 65535;

  /**
   * From what a user writes.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public static SocketName parse(String text) {
    if (text.startsWith("unix:") && text.length() > "unix:".length()) {
      SocketName socket = new SocketName(text.substring("unix:".length()), -1);
      if (socket.file().toString().length() > LONGEST) {
        throw invalid(text, "the path of a socket has at most " + LONGEST + " bytes");
      }
      return socket;
    }
    int colon = text.lastIndexOf(':');
    if (text.startsWith("tcp:") && colon > "tcp:".length()) {
      String digits = text.substring(colon + 1);
      if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= PORTS) {
        return new SocketName(text.substring("tcp:".length(), colon), Integer.parseInt(digits));
      }
    }
    throw invalid(text, "it names no socket");
  }

  private static RuntimeException invalid(String text, String why) {
    return Problem.OPTION_INVALID.with(
        "socket", text, why, "write unix:NAME or tcp:HOST:PORT, such as unix:crisol");
  }

  /** Whether it is a file of this machine. */
  public boolean isUnix() {
    return port < 0;
  }

  /** The file of a UNIX socket. */
  public Path file() {
    return name.contains("/") ? Path.of(name) : Path.of("/tmp", "ipi_" + name);
  }

  SocketAddress address() {
    return isUnix() ? UnixDomainSocketAddress.of(file()) : new InetSocketAddress(name, port);
  }

  StandardProtocolFamily family() {
    return isUnix() ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
  }

  @Override
  public String toString() {
    return isUnix() ? "unix:" + name : "tcp:" + name + ":" + port;
  }
}
