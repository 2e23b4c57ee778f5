package io.crisol.structures.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails where it gives more than it may, so that a small file cannot fill memory. */
final class BoundedStream extends FilterInputStream {
  /** More bytes came than were allowed. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    Exceeded(long most) {
      super(
          "its compressed data unfold to more than "
              + most
              + " bytes, 250 times their size: unpack it yourself if it is what you want");
    }
  }

  private final long most;
  private long count;

  BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  private int counted(int read) throws IOException {
    count += Math.max(0, read);
    if (count > most) {
      throw new Exceeded(most);
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return counted(super.read(into, from, length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
