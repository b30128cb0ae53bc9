package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.ReportWords;

/** The city's enrolment listener, over TLS 1.3. */
final class EnrolmentClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GOOD = 2;

    private final URI city;
    private final HttpClient https;

    private EnrolmentClient(String city, SSLContext tls) {
        this.city = address(city);
        SSLParameters only = new SSLParameters();
        only.setProtocols(new String[] {"TLSv1.3"});
        this.https = HttpClient.newBuilder()
                .sslContext(tls)
                .sslParameters(only)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Known by the fingerprint in the token: nobody else is told anything. */
    static EnrolmentClient pinned(String city, String fingerprint) {
        try {
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(null, new TrustManager[] {new Pinned(fingerprint)}, new SecureRandom());
            return new EnrolmentClient(city, tls);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no TLS 1.3", broken);
        }
    }

    /** Known by a pinned authority and its host name, as the broker is. */
    static EnrolmentClient believed(String city, List<X509Certificate> trust) {
        return new EnrolmentClient(city, Identity.anonymous(trust));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if ("https".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, "city: https://host:port", broken);
        }
        throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, "city: https://host:port");
    }

    /** The key to seal to; refusals as at {@link #enrol}. */
    String sealing() {
        return answer(HttpRequest.newBuilder(city.resolve(EnrolmentWords.ENROL)), EnrolmentWords.Sealing.class)
                .sealing();
    }

    /** What the city grants; {@link Problem#CITY_UNREACHABLE}, or the number with which it refuses. */
    EnrolmentWords.Granted enrol(EnrolmentWords.Asked asked) {
        return answer(post(EnrolmentWords.ENROL, asked), EnrolmentWords.Granted.class);
    }

    /** A certificate for the next key; refusals as at {@link #enrol}. */
    EnrolmentWords.Renewed renew(EnrolmentWords.Renewal asked) {
        return answer(post(EnrolmentWords.RENEW, asked), EnrolmentWords.Renewed.class);
    }

    /** What the city's keys are now; refusals as at {@link #enrol}. */
    EnrolmentWords.Published city() {
        return answer(HttpRequest.newBuilder(city.resolve(EnrolmentWords.CITY)), EnrolmentWords.Published.class);
    }

    /** How much of that report the city holds; refusals as at {@link #enrol}. */
    ReportWords.Held held(ReportWords.Chunk asked, String proof) {
        return answer(report(asked, proof).GET(), ReportWords.Held.class);
    }

    /** Puts the next bytes of a report there; refusals as at {@link #enrol}. */
    ReportWords.Held put(ReportWords.Chunk piece, String proof, byte[] bytes) {
        HttpRequest.Builder request = report(piece, proof)
                .header(ReportWords.OFFSET, String.valueOf(piece.offset()))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        return answer(request, ReportWords.Held.class);
    }

    private HttpRequest.Builder report(ReportWords.Chunk chunk, String proof) {
        return HttpRequest.newBuilder(city.resolve(ReportWords.path(chunk.locker(), chunk.request())))
                .header(ReportWords.TOTAL, String.valueOf(chunk.total()))
                .header(ReportWords.SHA256, chunk.whole())
                .header(ReportWords.PROOF, proof);
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        https.shutdownNow();
    }

    private HttpRequest.Builder post(String path, Record asked) {
        return HttpRequest.newBuilder(city.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(asked)));
    }

    /** Within the time to the last byte; a request's own time-out ends with the first. */
    private <T> T answer(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<byte[]> answer = https.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer.statusCode() / 100 == GOOD) {
                return Json.read(answer.body(), type);
            }
            throw refused(answer);
        } catch (ExecutionException | TimeoutException broken) {
            throw new ProblemException(Problem.CITY_UNREACHABLE, city + ": " + broken, broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.CITY_UNREACHABLE, "interrupted", ended);
        }
    }

    /** Somebody in between may answer too, with anything. */
    private ProblemException refused(HttpResponse<byte[]> answer) {
        try {
            String code = Json.read(answer.body(), JsonNode.class).path("code").asText();
            for (Problem problem : Problem.values()) {
                if (problem.code().equals(code)) {
                    return new ProblemException(problem, "the city refuses");
                }
            }
        } catch (ProblemException strange) {
            return new ProblemException(Problem.CITY_UNREACHABLE, city + " answers nonsense", strange);
        }
        return new ProblemException(Problem.CITY_UNREACHABLE, city + " answers with " + answer.statusCode());
    }

    /** Believes exactly one certificate, whatever it says about itself. */
    private static final class Pinned extends X509ExtendedTrustManager {
        private final String fingerprint;

        Pinned(String fingerprint) {
            this.fingerprint = fingerprint;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (!EnrolmentToken.fingerprint(chain[0]).equals(fingerprint)) {
                throw new CertificateException("not the server that the token names");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("nobody calls here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("nobody calls here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("nobody calls here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
