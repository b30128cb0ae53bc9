package parcellocker.bridge.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.ReportWords;

/**
 * How a board becomes a locker: an operator invites the locker, the board comes once with the token, and from then on its device
 * key is who it is. All methods work inside somebody's transaction; a refusal is thrown, so that it leaves nothing behind.
 */
public final class Enrolments {
    private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);

    private final Terms terms;
    private final Invitations invitations;
    private final Certificates certificates;
    private final InstantSource clock;

    /**
     * What lockers are given.
     *
     * @param listener the certificate of the enrolment listener, by which a board knows the city
     * @param next the authority that will follow
     * @param invitation how long a token counts
     * @param life how long a certificate counts
     */
    public record Terms(
            Authority authority,
            Optional<X509Certificate> next,
            X509Certificate listener,
            Gift gift,
            Duration invitation,
            Duration life) {}

    /** What every locker is told: where the broker is, the city's public keys, who may order openings. */
    public record Gift(String broker, EnrolmentWords.City city, List<OperatorKey> operators) {
        public Gift {
            operators = List.copyOf(operators);
        }

        private EnrolmentWords.Published published() {
            return new EnrolmentWords.Published(city, operators);
        }
    }

    public Enrolments(Terms terms, InstantSource clock) {
        this.terms = terms;
        this.invitations = new Invitations(terms.invitation());
        this.certificates = new Certificates(terms.authority(), terms.next(), terms.life());
        this.clock = clock;
    }

    /** The city's public key to which boards seal. */
    public EnrolmentWords.Sealing sealing() {
        return new EnrolmentWords.Sealing(terms.gift().city().sealing());
    }

    /** The city's public keys and operators as they are now. */
    public EnrolmentWords.Published published() {
        return terms.gift().published();
    }

    /** A token for one locker, told once. */
    public record Invitation(String locker, String token, String expiresAt) {}

    /** Invites a registered locker; an invitation that was not used counts no more. */
    public Invitation invite(Sql sql, LockerId locker) {
        Fleet.terminal(sql, locker);
        Invitations.Drawn drawn = invitations.draw(sql, locker, clock.instant());
        String text = new EnrolmentToken(drawn.secret(), EnrolmentToken.fingerprint(terms.listener())).text();
        return new Invitation(locker.value(), text, drawn.expires().toString());
    }

    /**
     * A board that was admitted.
     *
     * @param epoch that the city expects of it from now on
     * @param isAnew whether that epoch begins now, because the locker's journal is gone with its former board
     */
    public record Admitted(EnrolmentWords.Granted granted, LockerId locker, long epoch, boolean isAnew) {}

    /**
     * Admits a board with a token. The same token from the same device key again is the same enrolment, whose answer got lost:
     * it gets the same answer.
     *
     * @throws ProblemException {@link Problem#ENROLMENT_REFUSED}, {@link Problem#ENROLMENT_SPENT},
     *     {@link Problem#ENROLMENT_EXPIRED}, {@link Problem#ENROLMENT_REVOKED} for a device key that was revoked
     */
    public Admitted admit(Sql sql, Directives directives, EnrolmentWords.Asked asked) {
        SigningRequest request = SigningRequest.read(asked.request());
        LockerId locker = locker(asked.locker());
        Instant now = clock.instant();
        Invitations.Held held = Invitations.held(sql, locker, asked.token(), request.keyText(), now);
        if (Certificates.isRevoked(sql, request)) {
            throw new ProblemException(Problem.ENROLMENT_REVOKED, "this device key was revoked: draw another");
        }
        Terminal before = Fleet.terminal(sql, locker);
        boolean isAnew = !held.isUsed() && enrolled(sql, directives, asked, request);
        long begins = held.isUsed() ? held.epoch() : before.epoch();
        EnrolmentWords.Granted granted = new EnrolmentWords.Granted(
                locker.value(),
                begins,
                certificates.issue(sql, locker, request, now),
                certificates.trust(),
                terms.gift().broker(),
                terms.gift().city(),
                terms.gift().operators());
        return new Admitted(granted, locker, Fleet.terminal(sql, locker).epoch(), isAnew);
    }

    /** Makes the board the locker's; whether a new epoch begins with it. */
    private boolean enrolled(Sql sql, Directives directives, EnrolmentWords.Asked asked, SigningRequest request) {
        LockerId locker = locker(asked.locker());
        Terminal before = Fleet.terminal(sql, locker);
        boolean hasRun = !before.sealTo().isEmpty();
        if (hasRun && asked.journal() && !Jose.publicOf(before.sealTo()).equals(Jose.publicOf(asked.sealTo()))) {
            throw new ProblemException(
                    Problem.ENROLMENT_REFUSED,
                    "this locker ran with other keys: enrol it with those, or without its journal");
        }
        boolean isSameBoard = Device.of(sql, locker)
                .filter(device -> device.key().equals(request.keyText()))
                .isPresent();
        boolean isAnew = hasRun && !asked.journal() && !isSameBoard;
        long epoch = before.epoch() + (isAnew ? 1 : 0);
        Fleet.register(
                sql,
                directives,
                new Fleet.Registration(locker, before.name(), before.address(), epoch, asked.sealTo()));
        Certificates.revokeAllBut(sql, locker, request.keyText(), clock.instant());
        Device.put(sql, locker, request.keyText(), asked);
        Invitations.use(sql, asked.token(), request.keyText(), before.epoch());
        LOG.info("{} is enrolled, epoch {}", locker, epoch);
        return isAnew;
    }

    /**
     * A certificate for a locker's next device key, however long the present one's has ended; never for a revoked one. The
     * present key and its certificates stay good until the next one has signed a renewal itself.
     *
     * @throws ProblemException {@link Problem#ENROLMENT_REVOKED}, or {@link Problem#ENROLMENT_REFUSED} if none of the locker's
     *     keys signed
     */
    public EnrolmentWords.Renewed renew(Sql sql, EnrolmentWords.Renewal asked) {
        SigningRequest request = SigningRequest.read(asked.request());
        LockerId locker = locker(asked.locker());
        Device device = Device.of(sql, locker)
                .orElseThrow(() -> new ProblemException(Problem.ENROLMENT_REFUSED, "the locker is not enrolled"));
        if (device.isRevoked() || Certificates.isRevoked(sql, request)) {
            throw new ProblemException(Problem.ENROLMENT_REVOKED, "this device key was revoked");
        }
        String signer = device.signer(asked)
                .orElseThrow(() -> new ProblemException(
                        Problem.ENROLMENT_REFUSED, "the request is not signed with a key of this locker"));
        if (signer.equals(request.keyText()) || device.key().equals(request.keyText())) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not for a new key");
        }
        if (!signer.equals(device.key())) {
            Certificates.revokeAllBut(sql, locker, signer, clock.instant());
        }
        sql.change(
                "update trust_locker set device_key = ?, next_key = ? where locker = ?",
                signer,
                request.keyText(),
                locker.value());
        LOG.info("{} has a new certificate", locker);
        return new EnrolmentWords.Renewed(
                certificates.issue(sql, locker, request, clock.instant()), certificates.trust(), published());
    }

    /**
     * Makes sure that a locker itself says something of a report.
     *
     * @throws ProblemException {@link Problem#ENROLMENT_REVOKED}, or {@link Problem#ENROLMENT_REFUSED} if none of the locker's
     *     keys signed
     */
    public void prove(Sql sql, ReportWords.Chunk chunk, String proof) {
        Device device = Device.of(sql, locker(chunk.locker()))
                .orElseThrow(() -> new ProblemException(Problem.ENROLMENT_REFUSED, "the locker is not enrolled"));
        if (device.isRevoked()) {
            throw new ProblemException(Problem.ENROLMENT_REVOKED, "this device key was revoked");
        }
        if (!device.hasSigned(chunk, proof)) {
            throw new ProblemException(Problem.ENROLMENT_REFUSED, "not signed with a key of this locker");
        }
    }

    /** From now on the locker's keys and certificates count no more. A new invitation makes it known again, with a new key. */
    public void revoke(Sql sql, LockerId locker) {
        Fleet.terminal(sql, locker);
        Invitations.withdraw(sql, locker);
        sql.change(
                "update trust_locker set revoked_at = ? where locker = ? and revoked_at is null",
                clock.instant().getEpochSecond(),
                locker.value());
        Certificates.revokeAllBut(sql, locker, "", clock.instant());
        LOG.warn("{} {} is revoked", Problem.ENROLMENT_REVOKED.code(), locker);
    }

    /** The broker's list of certificates that count no more, as PEM. */
    public String revoked(Sql sql) {
        return certificates.revoked(sql, clock.instant());
    }

    /** Where a locker stands. */
    public Standing standing(Sql sql, LockerId locker) {
        Fleet.terminal(sql, locker);
        return Standing.of(sql, locker);
    }

    private static LockerId locker(String text) {
        try {
            return new LockerId(text);
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "locker: not a locker's id", refused);
        }
    }
}
