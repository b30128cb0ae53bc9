package parcellocker.agent.hardware.camera;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.hardware.camera.DigestAuth.Login;
import parcellocker.agent.hardware.line.Bytes;

/**
 * The two questions of ONVIF's media service that lead to a picture: which profiles there are, and where the first one's pictures
 * lie. The login is a WS-UsernameToken, dated by this machine's clock: camera and locker need the same time.
 */
final class Onvif {
    private static final int MOST_BYTES = 200_000;
    private static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";
    private static final String SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String DIGEST =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    private static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    private Onvif() {}

    /** What dates and salts a login; both new each time. */
    record Salt(Bytes nonce, Instant created) {}

    /** Gives a new one. */
    interface Salts {
        Salt next();
    }

    /** The address of single pictures. */
    static URI snapshotAddress(CameraHttp http, URI media, Optional<Login> login, Salts salts)
            throws IOException, InterruptedException {
        String profile =
                asked(http, media, envelope("<GetProfiles xmlns=\"" + MEDIA + "\"/>", login, salts), "Profiles", true);
        String body = "<GetSnapshotUri xmlns=\"" + MEDIA + "\"><ProfileToken>" + escaped(profile)
                + "</ProfileToken></GetSnapshotUri>";
        String address = asked(http, media, envelope(body, login, salts), "Uri", false);
        return atTheSame(media, address);
    }

    /** A camera that names another host would have us show our login there. */
    private static URI atTheSame(URI media, String address) throws IOException {
        try {
            URI named = URI.create(address);
            boolean isHttp = "http".equals(named.getScheme()) || "https".equals(named.getScheme());
            if (isHttp && media.getHost().equals(named.getHost())) {
                return named;
            }
        } catch (IllegalArgumentException broken) {
            throw new IOException("the camera names no address", broken);
        }
        throw new IOException("the camera names an address that is not its own");
    }

    private static String asked(CameraHttp http, URI media, String envelope, String element, boolean isToken)
            throws IOException, InterruptedException {
        return first(http.post(media, envelope, MOST_BYTES), element, isToken)
                .orElseThrow(() -> new IOException("the camera's answer has no " + element));
    }

    private static String envelope(String body, Optional<Login> login, Salts salts) {
        String header = login.map(who -> "<s:Header>" + token(who, salts.next()) + "</s:Header>")
                .orElse("");
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\">" + header + "<s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static String token(Login login, Salt salt) {
        String created = created(salt);
        return "<Security xmlns=\"" + SECURITY + "\"><UsernameToken><Username>" + escaped(login.user())
                + "</Username><Password Type=\"" + DIGEST + "\">" + passwordDigest(login.password(), salt)
                + "</Password><Nonce EncodingType=\"" + BASE64 + "\">"
                + Base64.getEncoder().encodeToString(salt.nonce().toArray()) + "</Nonce><Created xmlns=\"" + UTILITY
                + "\">"
                + created + "</Created></UsernameToken></Security>";
    }

    private static String created(Salt salt) {
        return salt.created().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Base64(SHA-1(nonce, date, password)): WSS UsernameToken profile 1.0, section 3.1. */
    static String passwordDigest(String password, Salt salt) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(salt.nonce().toArray());
            sha1.update(created(salt).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }

    /** Text of the first element of that local name, or its attribute {@code token}. No entity of any kind is resolved. */
    static Optional<String> first(byte[] xml, String element, boolean isToken) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLReporter((message, type, about, where) -> {});
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    @Nullable
                    String found = isToken
                            ? reader.getAttributeValue(null, "token")
                            : reader.getElementText().strip();
                    return Optional.ofNullable(found).filter(text -> !text.isEmpty());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | MissingResourceException broken) {
            // The second comes instead of the first where the JDK has no words for what is wrong with a document type.
            throw new IOException("the camera's answer is no XML", broken);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
