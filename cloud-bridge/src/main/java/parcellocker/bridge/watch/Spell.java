package parcellocker.bridge.watch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/**
 * A span under way on this thread; the lines of the log that are written meanwhile belong to its trace. Closed by the thread that began it. It says that
 * something failed and by which number or kind, never with which words: these may quote what somebody sent.
 */
public final class Spell implements AutoCloseable {
    private final Span span;
    private final Scope scope;
    private final Belongs belongs;

    Spell(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
        this.belongs =
                span.isRecording() ? Belongs.to("trace", span.getSpanContext().getTraceId()) : Belongs.toNothing();
    }

    /** What is known of it; no waybill, no person. */
    public Spell with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    public Spell with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /** As of now it is called so. */
    public void named(String name) {
        span.updateName(name);
    }

    /** It did not come to its end. */
    public void failed(String how) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", how);
    }

    @Override
    public void close() {
        belongs.close();
        scope.close();
        span.end();
    }
}
