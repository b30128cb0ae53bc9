package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.Verifier;

final class PickupCodesTest {
    private static final int DRAWS = 100_000;
    /** Chi-square of 9 degrees of freedom: exceeded once in 1,000 by chance. */
    private static final double MOST = 27.88;

    private final Random random = new Random(20_261_123);
    private final CityKeys city = new CityKeys();
    private final Keys keys = city.locker(random);
    private final PickupCodes codes = new PickupCodes(keys, "BJ-0001", 10, random);

    @Test
    void everyDigitIsAsLikelyAtEveryPlace() {
        int[][] counts = new int[PickupCodes.DIGITS][10];
        for (int i = 0; i < DRAWS; i++) {
            String code = PickupCodes.digits(random);
            assertThat(code).hasSize(PickupCodes.DIGITS);
            for (int place = 0; place < PickupCodes.DIGITS; place++) {
                counts[place][code.charAt(place) - '0']++;
            }
        }
        double expected = DRAWS / 10.0;
        for (int[] place : counts) {
            double chiSquare = 0;
            for (int count : place) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquare).isLessThan(MOST);
        }
    }

    @Test
    void bitsThatAreNoCodeAreDrawnAgain() {
        assertThat(PickupCodes.digits(ints(100_000_000 << 5, 0x7FFFFFF << 5, 99_999_999 << 5)))
                .isEqualTo("99999999");
        assertThat(PickupCodes.digits(ints(7 << 5))).isEqualTo("00000007");
    }

    @Test
    void aCodeOpensItsOwnDeliveryAlone() {
        List<KnownCode> live = new ArrayList<>();
        SortedMap<DeliveryId, String> drawn = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            PickupCodes.Drawn next = codes.draw(delivery(i), live);
            live.add(known(delivery(i), next.verifier()));
            drawn.put(delivery(i), next.code());
        }
        assertThat(drawn.values()).doesNotHaveDuplicates();
        drawn.forEach((id, code) -> assertThat(codes.match(code.toCharArray(), live))
                .hasValueSatisfying(found -> assertThat(found.delivery()).isEqualTo(id)));
        for (int i = 0; i < 200; i++) {
            String guess = PickupCodes.digits(random);
            if (!drawn.containsValue(guess)) {
                assertThat(codes.match(guess.toCharArray(), live)).isEmpty();
            }
        }
    }

    @Test
    void aVerifierMovedToAnotherDeliveryMatchesNothing() {
        PickupCodes.Drawn drawn = codes.draw(delivery(1), List.of());
        assertThat(codes.match(drawn.code().toCharArray(), live(delivery(2), drawn.verifier())))
                .isEmpty();
    }

    @Test
    void aCodeThatIsLiveIsDrawnAgain() {
        RandomGenerator twice = ints(12_345_678 << 5, 1, 2, 3, 4, 12_345_678 << 5, 87_654_321 << 5, 5, 6, 7, 8);
        PickupCodes repeating = new PickupCodes(keys, "BJ-0001", 10, twice);
        List<KnownCode> live = new ArrayList<>();
        PickupCodes.Drawn first = repeating.draw(delivery(1), live);
        live.add(known(delivery(1), first.verifier()));
        assertThat(first.code()).isEqualTo("12345678");
        assertThat(repeating.draw(delivery(2), live).code()).isEqualTo("87654321");
    }

    /** As of a secure element: nothing but its answers is known. */
    @Test
    void theKeyMayLieElsewhereThanInTheFile() {
        byte[] hidden = new byte[32];
        random.nextBytes(hidden);
        CodeKey element = (first, second) -> PickupCodes.hmac(hidden, first, second);
        PickupCodes secured = new PickupCodes(element, keys.saltBytes(), "BJ-0001", 1, random);
        PickupCodes.Drawn drawn = secured.draw(delivery(1), List.of());
        List<KnownCode> live = live(delivery(1), drawn.verifier());
        assertThat(secured.match(drawn.code().toCharArray(), live)).contains(live.getFirst());
        assertThat(new PickupCodes(keys, "BJ-0001", 1, random)
                        .match(drawn.code().toCharArray(), live))
                .as("the file's key alone")
                .isEmpty();
    }

    @Test
    void itsMarkTellsAKeyOrASaltFromOthersAndStaysTheSame() {
        CodeKey key = CodeKey.of(keys);
        byte[] salt = keys.saltBytes();
        String mark = new PickupCodes(key, salt, "BJ-0001", 10, random).mark();
        assertThat(new PickupCodes(key, salt, "BJ-0001", 11, random).mark()).isEqualTo(mark);
        assertThat(new PickupCodes(CodeKey.of(city.locker(random)), salt, "BJ-0001", 10, random).mark())
                .isNotEqualTo(mark);
        salt[0]++;
        assertThat(new PickupCodes(key, salt, "BJ-0001", 10, random).mark()).isNotEqualTo(mark);
        assertThat(mark).hasSize(43).doesNotContain(keys.code());
    }

    @Test
    void anotherLockersKeyNameOrEffortNeverMatches() {
        PickupCodes.Drawn drawn = codes.draw(delivery(1), List.of());
        Keys stranger = city.locker(random);
        Keys halfStranger = new Keys(
                stranger.code(),
                keys.salt(),
                keys.staff(),
                keys.sealing(),
                keys.device(),
                keys.city(),
                keys.operators());
        for (PickupCodes other : List.of(
                new PickupCodes(stranger, "BJ-0001", 10, random),
                new PickupCodes(halfStranger, "BJ-0001", 10, random),
                new PickupCodes(keys, "BJ-0002", 10, random),
                new PickupCodes(keys, "BJ-0001", 11, random))) {
            assertThat(other.match(drawn.code().toCharArray(), live(delivery(1), drawn.verifier())))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        List<KnownCode> live = new ArrayList<>();
        PickupCodes.Drawn drawn = codes.draw(delivery(1), live);
        live.add(known(delivery(1), drawn.verifier()));
        for (String typed : List.of("", "1", drawn.code() + "0", drawn.code().substring(1), "１２３４５６７８", "        ")) {
            assertThat(codes.match(typed.toCharArray(), live)).isEmpty();
        }
    }

    @Test
    void twoDrawsOfOneDeliveryShareNoSalt() {
        PickupCodes.Drawn one = codes.draw(delivery(1), List.of());
        PickupCodes.Drawn two = codes.draw(delivery(1), List.of());
        assertThat(one.verifier().salt()).isNotEqualTo(two.verifier().salt());
        assertThat(one.toString()).doesNotContain(one.code());
    }

    private static List<KnownCode> live(DeliveryId id, Verifier verifier) {
        return List.of(known(id, verifier));
    }

    private static KnownCode known(DeliveryId id, Verifier verifier) {
        return new KnownCode(id, verifier);
    }

    private static DeliveryId delivery(long number) {
        return new DeliveryId(HexFormat.of().toHexDigits(number));
    }

    /** Gives these, then no more: drawing one too many fails. Random bytes are cut from {@code nextLong}, two ints each. */
    private static RandomGenerator ints(int... values) {
        return new RandomGenerator() {
            private int next;

            @Override
            public int nextInt() {
                return values[next++];
            }

            @Override
            public long nextLong() {
                return ((long) nextInt() << 32) | nextInt();
            }
        };
    }
}
