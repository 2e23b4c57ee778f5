package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Elements of a vasprun.xml one after the other, with the way that leads to each. No document type,
 * no entities, nothing from outside the file.
 */
final class VasprunXml {
  /** What comes next. */
  enum Event {
    BEGIN,
    END,
    /** The document is whole. */
    DONE,
    /** The file ends before its document. */
    CUT
  }

  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 100_000;

  private final TextSource source;
  private final XMLStreamReader reader;
  private final List<String> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean leave;

  VasprunXml(TextSource source) {
    this.source = source;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      reader = factory.createXMLStreamReader(new VasprunText(source));
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private void leaveEnded() {
    if (leave) {
      path.removeLast();
      leave = false;
    }
  }

  /** Goes on to where the next element begins or ends. */
  Event next() {
    leaveEnded();
    try {
      while (reader.hasNext()) {
        switch (event()) {
          case XMLStreamConstants.START_ELEMENT -> {
            enter();
            return Event.BEGIN;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            leave = true;
            return Event.END;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw malformed(
                  "it declares a document type or refers to an entity, which VASP never writes;"
                      + " neither is followed");
          default -> {
            // Comments and the like say nothing.
          }
        }
      }
      return Event.DONE;
    } catch (XMLStreamException e) {
      return cutOrMalformed(e);
    }
  }

  private int event() throws XMLStreamException {
    try {
      return reader.next();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser of the JDK ends some damaged files with unchecked exceptions.
      throw new XMLStreamException("it is not well-formed", reader.getLocation(), e);
    }
  }

  private Event cutOrMalformed(XMLStreamException e) {
    boolean last = source.peek(1).isEmpty() && e.getLocation() != null;
    if (last && e.getLocation().getLineNumber() >= source.line()) {
      return Event.CUT;
    }
    throw malformed(e);
  }

  private void enter() {
    String name = reader.getAttributeValue(null, "name");
    path.add(name == null ? reader.getLocalName() : reader.getLocalName() + ':' + name.strip());
    text.setLength(0);
    if (path.size() > DEEPEST) {
      throw malformed("its elements are nested deeper than VASP writes them");
    }
  }

  private void append() {
    if (text.length() < LONGEST_TEXT) {
      text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }
  }

  /** Name of the element {@code up} levels above the current one, with its attribute: "i:NELM". */
  String key(int up) {
    return up < path.size() ? path.get(path.size() - 1 - up) : "";
  }

  /** Whether the current element lies in another. */
  boolean isIn(String key) {
    return path.contains(key);
  }

  int depth() {
    return path.size();
  }

  /** Text since the last element began. */
  String text() {
    return text.toString();
  }

  int line() {
    return Math.max(1, Math.min(reader.getLocation().getLineNumber(), source.line()));
  }

  /** The file says something that no vasprun.xml says. */
  RuntimeException malformed(String why) {
    return Problem.FILE_MALFORMED.with(source.name(), why).at(place());
  }

  /** File and line. */
  String place() {
    return source.name() + ", line " + line();
  }

  private RuntimeException malformed(XMLStreamException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    return Problem.FILE_MALFORMED
        .with(source.name(), "it is no well-formed XML: " + firstLine(e))
        .causedBy(e)
        .at(source.name() + ", line " + line);
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String words = at < 0 ? message : message.substring(at + 9);
    return words.lines().findFirst().orElse("").strip();
  }

  /** The lines of a file as one stream of characters. */
  private static final class VasprunText extends Reader {
    private final TextSource source;
    private String line = "";
    private int at;

    VasprunText(TextSource source) {
      this.source = source;
    }

    @Override
    public int read(char[] buffer, int from, int count) {
      if (line == null || count == 0) {
        return line == null ? -1 : 0;
      }
      if (at >= line.length()) {
        line = source.nextLine();
        at = 0;
        if (line == null) {
          return -1;
        }
        line += "\n";
      }
      int taken = Math.min(count, line.length() - at);
      line.getChars(at, at + taken, buffer, from);
      at += taken;
      return taken;
    }

    @Override
    public void close() {
      // The scanner closes what it has read to its end; the file is the reader's to close.
    }
  }
}
