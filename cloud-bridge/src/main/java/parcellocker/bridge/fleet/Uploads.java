package parcellocker.bridge.fleet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.ReportWords.Chunk;
import parcellocker.contract.wire.ReportWords.Held;

/** How a report comes in: what is put where, and when it is whole. Whoever calls has made sure that its locker speaks. */
public final class Uploads {
    private Uploads() {}

    /**
     * How much is held of the whole that the question names.
     *
     * @throws ProblemException {@link Problem#REPORT_UNKNOWN}, {@link Problem#REPORT_OVER}
     */
    public static Held held(ReportBook book, Chunk asks) {
        ReportBook.Upload upload = wanted(book, asks);
        return new Held(upload.hash().equals(asks.whole()) ? upload.held() : 0, upload.isWhole());
    }

    /** What became of a piece: how much is held, or why all of it was dropped, which is to be committed too. */
    public record Put(Optional<Held> held, Optional<ProblemException> refused) {
        private static Put held(long bytes, boolean isWhole) {
            return new Put(Optional.of(new Held(bytes, isWhole)), Optional.empty());
        }
    }

    /**
     * Puts bytes where they belong.
     *
     * @param piece its hash is that of the bytes
     * @throws ProblemException {@link Problem#REPORT_UNKNOWN}, {@link Problem#REPORT_OVER}, {@link Problem#REPORT_ELSEWHERE},
     *     {@link Problem#REPORT_UNFIT}: then nothing is changed
     */
    public static Put put(ReportBook book, Chunk piece, byte[] bytes) {
        ReportBook.Upload before = wanted(book, piece);
        if (before.isWhole()) {
            return Put.held(before.held(), true);
        }
        boolean isSound = piece.total() >= 1
                && piece.total() <= before.mostBytes()
                && bytes.length >= 1
                && piece.offset() + bytes.length <= piece.total();
        if (!isSound) {
            throw new ProblemException(
                    Problem.REPORT_UNFIT,
                    bytes.length + " bytes at " + piece.offset() + " of " + piece.total() + ", at most "
                            + before.mostBytes());
        }
        boolean isSame = before.hash().equals(piece.whole()) && before.total() == piece.total();
        long held = isSame ? before.held() : 0;
        if (piece.offset() != held) {
            throw new ProblemException(Problem.REPORT_ELSEWHERE, held + " bytes are held");
        }
        if (!isSame) {
            book.drop(piece.request());
        }
        ReportBook.Upload begun = isSame ? before : before.anew(piece.total(), piece.whole());
        book.add(piece.request(), piece.offset(), bytes);
        return settled(book, piece, begun.with(bytes.length));
    }

    private static Put settled(ReportBook book, Chunk piece, ReportBook.Upload now) {
        if (now.held() < now.total()) {
            book.put(piece.request(), now);
            return Put.held(now.held(), false);
        }
        if (hash(book, piece.request()).equals(now.hash())) {
            book.put(piece.request(), now.whole());
            return Put.held(now.held(), true);
        }
        book.drop(piece.request());
        book.put(piece.request(), now.anew(0, ""));
        return new Put(
                Optional.empty(),
                Optional.of(new ProblemException(Problem.REPORT_UNFIT, "the whole is not what its hash says")));
    }

    private static ReportBook.Upload wanted(ReportBook book, Chunk chunk) {
        ReportBook.Upload upload = book.find(chunk.request())
                .orElseThrow(() -> new ProblemException(Problem.REPORT_UNKNOWN, "never asked for"));
        boolean isHere = upload.isWhole() && upload.hash().equals(chunk.whole());
        if (!upload.isOpen() && !isHere) {
            throw new ProblemException(Problem.REPORT_OVER, "not wanted any more");
        }
        return upload;
    }

    private static String hash(ReportBook book, String request) {
        MessageDigest sha = sha256();
        book.read(request, sha::update);
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Of a piece, hex. */
    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
