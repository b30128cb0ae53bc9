package parcellocker.bridge.fleet;

import java.util.Optional;
import java.util.function.Consumer;

/** What the city holds of a locker's reports, inside a transaction. */
public interface ReportBook {
    /**
     * How far one is.
     *
     * @param isOpen whether it is asked for and not over
     * @param mostBytes no whole is longer
     * @param total bytes of the whole; 0 before the first
     * @param hash SHA-256 of the whole as the locker says, hex; empty before the first bytes
     * @param held bytes, without gaps from the first
     * @param isWhole whether that is all, and what the hash says
     */
    record Upload(boolean isOpen, long mostBytes, long total, String hash, long held, boolean isWhole) {
        Upload anew(long newTotal, String newHash) {
            return new Upload(isOpen, mostBytes, newTotal, newHash, 0, false);
        }

        Upload with(int more) {
            return new Upload(isOpen, mostBytes, total, hash, held + more, false);
        }

        Upload whole() {
            return new Upload(isOpen, mostBytes, total, hash, held, true);
        }
    }

    /** Nobody else changes it until the transaction ends; empty if this locker was never asked for it. */
    Optional<Upload> find(String request);

    void put(String request, Upload upload);

    /** Keeps a piece of it. */
    void add(String request, long at, byte[] bytes);

    /** Forgets all its pieces. */
    void drop(String request);

    /** Its pieces in order, one after another. */
    void read(String request, Consumer<byte[]> each);
}
