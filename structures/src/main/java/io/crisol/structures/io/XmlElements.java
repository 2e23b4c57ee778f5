package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of an XML file one after the other. Document types and entities other than those of
 * XML itself are refused; a file that ends early is told apart from one that is damaged.
 */
final class XmlElements implements AutoCloseable {
  /** Hands the lines of a source to the XML parser. */
  private static final class Lines extends Reader {
    private final TextSource source;
    private String text = "";
    private int at;
    private boolean exhausted;

    Lines(TextSource source) {
      this.source = source;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      while (at == text.length()) {
        String line = source.nextLine();
        if (line == null) {
          exhausted = true;
          return -1;
        }
        text = line + "\n";
        at = 0;
      }
      int count = Math.min(length, text.length() - at);
      text.getChars(at, at + count, buffer, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {
      source.close();
    }
  }

  /** Kinds of what stands at the cursor. */
  enum Kind {
    START,
    END,
    /** The file ended as it should. */
    FINISHED,
    /** The file ended inside an element. */
    CUT
  }

  private final TextSource source;
  private final Lines lines;
  private final XMLStreamReader reader;
  private int line = 1;

  XmlElements(TextSource source) {
    this.source = source;
    lines = new Lines(source);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("external entities are not read");
        });
    try {
      reader = factory.createXMLStreamReader(lines);
    } catch (XMLStreamException e) {
      throw damaged(e.getMessage(), e);
    }
  }

  /** Moves to the next start or end of an element. */
  Kind next() {
    while (true) {
      int event = event();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          return Kind.START;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return Kind.END;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return Kind.FINISHED;
        }
        case CUT_HERE -> {
          return Kind.CUT;
        }
        default -> refuse(event);
      }
    }
  }

  private static final int CUT_HERE = -1;

  private void refuse(int event) {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw damaged("it declares a document type or uses an entity, which is not allowed", null);
    }
  }

  private int event() {
    try {
      int event = reader.next();
      line = Math.max(1, reader.getLocation().getLineNumber());
      return event;
    } catch (XMLStreamException e) {
      line = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNumber());
      if (isCut(e)) {
        return CUT_HERE;
      }
      throw damaged(e.getMessage(), e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser of the JDK ends some damaged files with unchecked exceptions.
      if (lines.exhausted) {
        return CUT_HERE;
      }
      throw damaged("it is not well-formed (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private boolean isCut(XMLStreamException e) {
    boolean atEnd = lines.exhausted || source.peek(1).isEmpty();
    return atEnd && e.getLocation() != null && e.getLocation().getLineNumber() >= source.line();
  }

  private ProblemException damaged(String why, Exception cause) {
    String text = why == null ? "it is not well-formed" : why.replaceAll("\\s+", " ").strip();
    ProblemException problem =
        Problem.FILE_MALFORMED
            .with(source.name(), text.substring(0, Math.min(300, text.length())))
            .at(source.name() + ", line " + line());
    return cause == null ? problem : problem.causedBy(cause);
  }

  /**
   * The text of the element whose start is at the cursor, which moves to its end; null where the
   * file ends inside.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (event()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        case XMLStreamConstants.START_ELEMENT ->
            throw damaged("an element stands where text is expected", null);
        case XMLStreamConstants.END_DOCUMENT, CUT_HERE -> {
          return null;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            refuse(XMLStreamConstants.DTD);
        default -> {
          // Comments and processing instructions say nothing about the data.
        }
      }
    }
  }

  /** Name of the element at the cursor, without prefix. */
  String name() {
    return reader.getLocalName();
  }

  /** An attribute of the element at the cursor, or null. */
  String attribute(String attributeName) {
    return reader.getAttributeValue(null, attributeName);
  }

  /** Line of the cursor, from 1. */
  int line() {
    return line;
  }

  @Override
  public void close() {
    lines.close();
  }
}
