package dev.c2ecs.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A name server as a VPC has one: it knows the records of a file and says of every other name that
 * there is none. A name that only others end in, or that has no record of the type, is no error.
 * What one tells of a name fits into a packet: Cloud Map gives at most eight addresses.
 *
 * <p>Records are lines: {@code db.shop.local A 10.0.0.1}, {@code x.shop.local CNAME db.shop.local},
 * and {@code broken.example SERVFAIL} for all names that end so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035">RFC 1035</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8020">RFC 8020, what is below no name</a>
 */
final class NameServer {

  private static final int PORT = 53;
  private static final int MOST_BYTES = 512;
  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;
  private static final int FORMERR = 1;
  private static final int SERVFAIL = 2;
  private static final int NXDOMAIN = 3;

  /** What a name leads to: a type of record and its text. */
  private record Answer(String type, String text) {}

  private final Map<String, List<Answer>> records = new HashMap<>();

  private NameServer(List<String> lines) {
    for (String line : lines) {
      String[] words = (line + " -").split(" ", -1);
      if (!line.isEmpty()) {
        records
            .computeIfAbsent(words[0], key -> new ArrayList<>())
            .add(new Answer(words[1], words[2]));
      }
    }
  }

  /**
   * Serves on the loopback interface until it is ended.
   *
   * @param args the file of the records, a file that is made once it serves, and one for the
   *     questions: each is a line, {@code A db.shop.local}
   */
  public static void main(String[] args) throws IOException {
    Path questions = Path.of(args[2]);
    try (DatagramSocket socket =
        new DatagramSocket(PORT, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Files.createFile(Path.of(args[1]));
      byte[] bytes = new byte[MOST_BYTES];
      while (true) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        NameServer server = new NameServer(Files.readAllLines(Path.of(args[0])));
        byte[] answer = server.reply(ByteBuffer.wrap(bytes, 0, packet.getLength()), questions);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    }
  }

  private byte[] reply(ByteBuffer question, Path questions) throws IOException {
    short id = question.getShort(0);
    try {
      return answer(question, questions);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      return ByteBuffer.allocate(12).putShort(id).putShort((short) (0x8180 | FORMERR)).array();
    }
  }

  private byte[] answer(ByteBuffer question, Path questions) throws IOException {
    short id = question.getShort();
    question.position(12);
    List<String> labels = new ArrayList<>();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      labels.add(new String(label, StandardCharsets.ISO_8859_1));
    }
    int type = question.getShort();
    String asked = String.join(".", labels);
    String word = type == A ? "A" : type == AAAA ? "AAAA" : String.valueOf(type);
    Files.writeString(questions, word + " " + asked + "\n", StandardOpenOption.APPEND);
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
    List<byte[]> answers = new ArrayList<>();
    int code = follow(asked, word, answers);
    out.putShort(id).putShort((short) (0x8180 | code));
    out.putShort((short) 1).putShort((short) answers.size()).putInt(0);
    out.put(name(asked)).putShort((short) type).putShort((short) 1);
    answers.forEach(out::put);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Adds the records of a name; the code of what there is of it. */
  private int follow(String asked, String type, List<byte[]> answers) throws IOException {
    String wanted = asked.toLowerCase(Locale.ROOT);
    boolean exists = false;
    for (Map.Entry<String, List<Answer>> entry : records.entrySet()) {
      boolean same = entry.getKey().equals(wanted);
      boolean below = wanted.endsWith("." + entry.getKey());
      exists |= same || entry.getKey().endsWith("." + wanted);
      for (Answer record : entry.getValue()) {
        if ((same || below) && record.type().equals("SERVFAIL")) {
          return SERVFAIL;
        }
        if (same && record.type().equals(type)) {
          byte[] address = InetAddress.getByName(record.text()).getAddress();
          answers.add(record(asked, type.equals("A") ? A : AAAA, address));
        } else if (same && record.type().equals("CNAME")) {
          answers.add(record(asked, CNAME, name(record.text())));
          return follow(record.text(), type, answers);
        }
      }
    }
    return exists ? 0 : NXDOMAIN;
  }

  private static byte[] record(String name, int type, byte[] data) {
    byte[] owner = name(name);
    return ByteBuffer.allocate(owner.length + 10 + data.length)
        .put(owner)
        .putShort((short) type)
        .putShort((short) 1)
        .putInt(10)
        .putShort((short) data.length)
        .put(data)
        .array();
  }

  private static byte[] name(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }
}
