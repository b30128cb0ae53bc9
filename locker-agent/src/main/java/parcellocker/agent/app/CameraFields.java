package parcellocker.agent.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.agent.hardware.camera.CameraAddress.Way;
import parcellocker.contract.problem.Problem;

/** The sections {@code cameraScanner} and {@code cameras}. */
final class CameraFields {
    private CameraFields() {}

    /** The camera that reads codes. */
    static Optional<Around.Camera> eye(Fields top, Function<String, Path> path) {
        if (!top.has("cameraScanner")) {
            return Optional.empty();
        }
        try (Fields fields = top.section("cameraScanner")) {
            return camera("scanner", fields, path);
        }
    }

    /** The cameras that look on. */
    static List<Around.Camera> all(Fields top, Function<String, Path> path) {
        List<Around.Camera> cameras = new ArrayList<>();
        if (top.has("cameras")) {
            for (Fields fields : top.sections("cameras")) {
                try (fields) {
                    camera(fields.text("id"), fields, path).ifPresent(cameras::add);
                }
            }
        }
        return cameras;
    }

    private static Optional<Around.Camera> camera(String id, Fields fields, Function<String, Path> path) {
        List<Around.Camera> found = new ArrayList<>();
        Optional<Around.Login> login = login(fields, path);
        for (Way way : Way.values()) {
            String key = way.name().toLowerCase(Locale.ROOT);
            if (fields.has(key)) {
                address(fields, key).ifPresent(address -> found.add(new Around.Camera(id, way, address, login)));
            }
        }
        if (found.size() != 1) {
            fields.note(Problem.CONFIG_CONFLICT, "", "needs one of stream, snapshot and onvif, each http://…");
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    private static Optional<URI> address(Fields fields, String key) {
        return fields.value(key, text -> {
            URI address = URI.create(text);
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
                throw new IllegalArgumentException("expected http://host/path, without user and password");
            }
            return address;
        });
    }

    private static Optional<Around.Login> login(Fields fields, Function<String, Path> path) {
        boolean hasUser = fields.has("user");
        boolean hasPassword = fields.has("passwordFile");
        if (!hasUser && !hasPassword) {
            return Optional.empty();
        }
        String user = fields.text("user");
        return fields.value("passwordFile", path).map(file -> new Around.Login(user, file));
    }
}
