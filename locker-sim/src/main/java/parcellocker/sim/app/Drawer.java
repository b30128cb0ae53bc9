package parcellocker.sim.app;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.QrToken;

/**
 * A city in a drawer: its keys and nothing else, so that a bench needs no servers. It signs couriers' tokens and opens the codes that a
 * locker seals to it. Its locker stays offline, which a locker may.
 */
final class Drawer {
    private static final String COURIER = "courier-7";
    private static final String TECHNICIAN = "tech-7";
    private static final long GOOD_SECONDS = 8 * 3_600;

    private final String directives = Jose.newSigningKey();
    private final String tokens = Jose.newSigningKey();
    private final String sealing = Jose.newSealingKey();
    private final SecureRandom random = new SecureRandom();

    /** The public halves, as a bridge publishes them. */
    String publicJson() {
        return "{\"directives\":%s,\"tokens\":%s,\"sealing\":%s}"
                .formatted(Jose.publicOf(directives), Jose.publicOf(tokens), Jose.publicOf(sealing));
    }

    /** What a courier's telephone shows, good from a minute ago. */
    String courierToken(String locker) {
        return token(QrToken.Kind.COURIER, locker, COURIER);
    }

    /** What a technician's shows. */
    String technicianToken(String locker) {
        return token(QrToken.Kind.TECHNICIAN, locker, TECHNICIAN);
    }

    /** @param who or what it is about, as its kind says */
    String token(QrToken.Kind kind, String locker, String who) {
        byte[] id = new byte[8];
        random.nextBytes(id);
        long now = Instant.now().getEpochSecond();
        return new QrToken(kind, locker, who, HexFormat.of().formatHex(id), now - 60, now + GOOD_SECONDS)
                .signed(tokens);
    }

    /** As lockers believe it. */
    String signed(Numbered directive) {
        return Jose.sign(Json.write(directive), directives);
    }

    /** The newest code of any of these deliveries, in what was sealed, newest first. */
    Optional<String> code(List<String> sealed, List<String> deliveries) {
        return sealed.stream()
                .flatMap(jwe -> opened(jwe).stream())
                .filter(drawn -> deliveries.contains(drawn.delivery()))
                .map(DrawnCode::code)
                .findFirst();
    }

    private Optional<DrawnCode> opened(String jwe) {
        try {
            return Optional.of(Json.read(Jose.open(jwe, sealing), DrawnCode.class));
        } catch (ProblemException somethingElse) {
            // A phone, for example: sealed to the city as well.
            return Optional.empty();
        }
    }
}
