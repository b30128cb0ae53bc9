package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.vault.Device;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.NewBoard;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Renews the locker's key and certificate when two thirds of its life are over, also long after its end: the city's enrolment
 * listener asks for no certificate. The next connection shows the new one.
 */
final class Renewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final long FIRST_MINUTES = 1;
    private static final long AGAIN_MINUTES = 60;

    private final Device device;
    private final Supplier<Instant> now;
    private final Consumer<EnrolmentWords.Published> told;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("renewal").daemon().factory());

    /** @param told what the city says of itself at each renewal */
    Renewal(Device device, Supplier<Instant> now, Consumer<EnrolmentWords.Published> told) {
        this.device = device;
        this.now = now;
        this.told = told;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, FIRST_MINUTES, AGAIN_MINUTES, TimeUnit.MINUTES);
    }

    /** Renews if it is time; what goes wrong is told and tried again. */
    private void look() {
        try {
            if (isDue(device.file().identity().certificate(), now.get())) {
                renew(device).ifPresent(told);
            }
        } catch (ProblemException refused) {
            LOG.warn("the certificate was not renewed: {}", refused.getMessage());
        } catch (IOException | RuntimeException broken) {
            LOG.warn("{} the certificate was not renewed", Problem.INTERNAL.code(), broken);
        }
    }

    /** Whether two thirds of its life are over. */
    static boolean isDue(X509Certificate certificate, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
        return !now.isBefore(begin.plus(life.multipliedBy(2).dividedBy(3)));
    }

    /** Renews now, and answers what the city says of itself, if it does; a refusal has its number. */
    static Optional<EnrolmentWords.Published> renew(Device device) throws IOException {
        DeviceFile file = device.file();
        EnrolmentWords.Renewed granted;
        try {
            granted = EnrolmentClient.believed(file.listener(), file.identity().trust())
                    .renew(device.renewal());
            device.renewed(granted);
        } catch (ProblemException refused) {
            if (refused.problem() == Problem.ENROLMENT_REVOKED || refused.problem() == Problem.REQUEST_MALFORMED) {
                device.forget();
            }
            throw refused;
        }
        LOG.info("the certificate is renewed until {}", until(device));
        return Optional.ofNullable(granted.published());
    }

    private static Instant until(Device device) {
        return device.file().identity().certificate().getNotAfter().toInstant();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** For a technician who will not wait; beside a running agent too. */
    @Command(
            name = "renew",
            description =
                    "Renews the locker's key and certificate now; the next connection shows them. The city's keys are"
                            + " renewed with them, for the agent's next start.")
    static final class Now implements Callable<Integer> {
        @Parameters(paramLabel = "FOLDER", description = "where the identity lies")
        private Path folder = Path.of(".");

        @Override
        public Integer call() throws IOException {
            Device device = new Device(folder);
            Optional<EnrolmentWords.Published> said = renew(device);
            if (said.isPresent()) {
                KeyFile.replaceCity(folder.resolve(NewBoard.KEYS), said.get());
            }
            System.out.println("renewed until " + until(device));
            return 0;
        }
    }
}
