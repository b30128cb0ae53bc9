package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

final class LocalVaultTest {
    private static final int ASKS = 60;
    private static final int KINDS = 4;

    private final Keys keys = new CityKeys().locker(new Random(1));
    private final Answers replies =
            new Answers(keys, "BJ-0001", 10, new SecureRandom(), new SealedPeople(keys, ref -> Optional.empty()));
    private final BlockingQueue<Input> answers = new LinkedBlockingQueue<>();

    @Test
    void everyQuestionGetsExactlyOneAnswerInItsTurnAlsoWhenTooManyWait() throws InterruptedException {
        CountDownLatch allAsked = new CountDownLatch(1);
        AtomicInteger offers = new AtomicInteger();
        try (LocalVault vault = new LocalVault(replies, answer -> {
            awaitUninterrupted(allAsked);
            // Every third time the inbox is full for a moment.
            return offers.incrementAndGet() % 3 != 0 && answers.offer(answer);
        })) {
            for (long ask = 0; ask < ASKS; ask++) {
                vault.ask(question(ask));
            }
            allAsked.countDown();
            List<Long> answered = new ArrayList<>();
            int refused = 0;
            for (int i = 0; i < ASKS; i++) {
                Input answer = answers.poll(30, TimeUnit.SECONDS);
                answered.add(ask(answer));
                if (answer instanceof Input.TokenRefused token && token.problem() == Problem.BUSY) {
                    refused++;
                }
            }
            assertThat(answered)
                    .containsExactlyElementsOf(LongStream.range(0, ASKS).boxed().toList());
            assertThat(refused).isGreaterThanOrEqualTo((ASKS - LocalVault.MOST_WAITING) / KINDS);
        }
        assertThat(answers).isEmpty();
    }

    @Test
    void whoWasRefusedMayAskAgain() throws InterruptedException {
        try (LocalVault vault = new LocalVault(replies, answers::offer)) {
            for (int round = 0; round < 3 * LocalVault.MOST_WAITING; round++) {
                vault.ask(new Effect.CheckToken(round, "no token"));
                assertThat(answers.poll(30, TimeUnit.SECONDS))
                        .isEqualTo(new Input.TokenRefused(round, Problem.TOKEN_UNREADABLE));
            }
        }
    }

    @Test
    void aVaultEndsEvenIfNobodyTakesItsAnswers() {
        AtomicInteger offers = new AtomicInteger();
        CountDownLatch offered = new CountDownLatch(1);
        LocalVault vault = new LocalVault(replies, answer -> {
            offers.incrementAndGet();
            offered.countDown();
            return false;
        });
        vault.ask(new Effect.CheckToken(1, "no token"));
        awaitUninterrupted(offered);
        vault.close();
        int atTheEnd = offers.get();
        assertThat(atTheEnd).isPositive();
    }

    private static Effect.Ask question(long ask) {
        return switch ((int) (ask % KINDS)) {
            case 0 -> new Effect.CheckCode(ask, new Secret("12345678"), List.of());
            case 1 -> new Effect.CheckToken(ask, "no token");
            case 2 -> new Effect.KeepPerson(ask, new Secret("13812345678"));
            default -> new Effect.DrawCode(ask, new DeliveryId("%016x".formatted(ask)), List.of());
        };
    }

    private static long ask(Input answer) {
        if (answer instanceof Input.CodeChecked a) {
            return a.ask();
        }
        if (answer instanceof Input.TokenRefused a) {
            return a.ask();
        }
        if (answer instanceof Input.PersonKept a) {
            return a.ask();
        }
        if (answer instanceof Input.PersonRefused a) {
            return a.ask();
        }
        return ((Input.CodeDrawn) answer).ask();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
