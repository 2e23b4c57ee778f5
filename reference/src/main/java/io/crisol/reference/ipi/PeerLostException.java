package io.crisol.reference.ipi;

import java.io.IOException;

/** The other end of a socket went away, was too slow, or said what the protocol does not know. */
public final class PeerLostException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean ended;

  private PeerLostException(String message, boolean ended) {
    super(message);
    this.ended = ended;
  }

  /** It closed the connection between two messages. */
  static PeerLostException ended() {
    return new PeerLostException("it closed the connection", true);
  }

  /** Anything else. */
  static PeerLostException because(String message) {
    return new PeerLostException(message, false);
  }

  /** Whether it closed the connection between two messages. */
  public boolean isEnded() {
    return ended;
  }
}
