package studio.booking.shared.rest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * More bytes than are kept in memory, on disk for the length of a request. The file is gone when
 * this is closed; where files can be open without a name, it has none from the beginning. What was
 * deleted can be found again on some disks, so it is encrypted, by a key that is only here. It is
 * written and read once each, from the beginning to the end.
 */
final class Spool implements Closeable {
  private static final String CIPHER = "AES/CTR/NoPadding";
  private static final int KEY_BYTES = 32;

  /** No two spools have the same key, so all may begin alike. */
  private static final IvParameterSpec BEGINNING = new IvParameterSpec(new byte[16]);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel file;
  private final SecretKeySpec key;

  Spool() throws IOException {
    var random = new byte[KEY_BYTES];
    RANDOM.nextBytes(random);
    key = new SecretKeySpec(random, "AES");
    // Others could guess a name of ours, so the system makes one that only we may open.
    var path = Files.createTempFile("booking-", ".spool");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Adds to what is there; to be flushed. */
  OutputStream out() {
    return new BufferedOutputStream(
        new CipherOutputStream(Channels.newOutputStream(file), cipher(Cipher.ENCRYPT_MODE)));
  }

  /** All of it, from the beginning. Nothing is added afterwards. */
  InputStream in() throws IOException {
    file.position(0);
    return new BufferedInputStream(
        new CipherInputStream(Channels.newInputStream(file), cipher(Cipher.DECRYPT_MODE)));
  }

  private Cipher cipher(int mode) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, BEGINNING);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("There is no " + CIPHER, e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
