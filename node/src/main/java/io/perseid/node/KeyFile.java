package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.hub.SecretCipher;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The key that seals a node's secrets: a file of one line, 32 bytes as Base64, which only its owner may read. */
public final class KeyFile {
    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final String NAME = "secrets.key";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** Where the key of a data directory is, if no setting says otherwise. */
    static Path in(Path data) {
        return data.resolve(NAME);
    }

    /**
     * The cipher with the file's key, which is made if it isn't there.
     *
     * @throws Fault {@link NodeCode#KEY_UNUSABLE} if the file can't be read or made, or holds no key
     */
    static SecretCipher cipher(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            warnIfOthersRead(file);
            return SecretCipher.of(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    /** Takes the key along to a data directory that was put in the place of another one. */
    public static void carry(Path from, Path to) {
        try {
            if (Files.exists(in(from)) && !Files.exists(in(to))) {
                Files.copy(in(from), in(to), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw unusable(in(from), e);
        }
    }

    private static Fault unusable(Path file, Exception cause) {
        return new Fault(
                NodeCode.KEY_UNUSABLE,
                cause,
                "the file of the key that seals secrets can't be used; it holds 32 bytes as Base64 (openssl rand -base64 32)",
                "file",
                file,
                "cause",
                cause.getClass().getSimpleName());
    }

    private static void make(Path file) throws IOException {
        var key = new byte[SecretCipher.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] line = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC),
                mode(file))) {
            channel.write(ByteBuffer.wrap(line));
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, "another process made the key", e);
        }
    }

    private static FileAttribute<?>[] mode(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void warnIfOthersRead(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.log(Level.WARNING, "others than its owner may use the key of the secrets: chmod 600 " + file);
        }
    }
}
