package parcellocker.sim.bench.plan;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How plans went: a page for people, and JUnit's XML for machines. */
public final class Report {
    private static final String STYLE = """
            body { font: 16px/1.4 sans-serif; max-width: 60em; margin: 2em auto; color: #222 }
            table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .3em .6em; border-bottom: 1px solid #ddd }
            .passed { color: #060 } .failed { color: #a00; font-weight: bold } .not_run { color: #777 }
            tr.say td { font-weight: bold; padding-top: 1em } td.millis { text-align: right; white-space: nowrap }
            .seen { color: #a00 }
            """;

    private final List<Result> results;

    public Report(List<Result> results) {
        this.results = List.copyOf(results);
    }

    /** Writes {@code report.html} and {@code TEST-plans.xml} into a folder, which is made. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("report.html"), this::html);
        write(folder.resolve("TEST-plans.xml"), this::junit);
    }

    private interface Part {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static void write(Path file, Part part) throws IOException {
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            part.write(out);
            out.close();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private void html(XMLStreamWriter out) throws XMLStreamException {
        out.writeDTD("<!doctype html>");
        out.writeStartElement("html");
        out.writeAttribute("lang", "en");
        out.writeStartElement("head");
        out.writeEmptyElement("meta");
        out.writeAttribute("charset", "utf-8");
        element(out, "title", "", "Plans");
        element(out, "style", "", STYLE);
        out.writeEndElement();
        out.writeStartElement("body");
        long passed = results.stream().filter(Result::hasPassed).count();
        element(out, "h1", "", passed + " of " + results.size() + " plans passed");
        for (Result result : results) {
            plan(out, result);
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void plan(XMLStreamWriter out, Result result) throws XMLStreamException {
        String verdict = result.hasPassed() ? "passed" : "failed";
        element(
                out,
                "h2",
                verdict,
                (result.hasPassed() ? "PASS " : "FAIL ") + result.plan().title());
        element(out, "p", "", result.plan().why());
        out.writeStartElement("table");
        for (Result.Line line : result.lines()) {
            out.writeStartElement("tr");
            out.writeAttribute("class", line.step() instanceof Step.Say ? "say" : "step");
            element(out, "td", "", line.step().text());
            out.writeStartElement("td");
            out.writeAttribute("class", line.verdict().name().toLowerCase(Locale.ROOT));
            out.writeCharacters(line.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (!line.seen().isEmpty()) {
                out.writeEmptyElement("br");
                element(out, "span", "seen", line.seen());
            }
            out.writeEndElement();
            element(out, "td", "millis", line.millis() + " ms");
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String style, String text) throws XMLStreamException {
        out.writeStartElement(name);
        if (!style.isEmpty()) {
            out.writeAttribute("class", style);
        }
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void junit(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("testsuites");
        for (Result result : results) {
            out.writeStartElement("testsuite");
            out.writeAttribute("name", result.plan().name());
            out.writeAttribute("tests", String.valueOf(result.lines().size()));
            out.writeAttribute("failures", String.valueOf(result.count(Result.Verdict.FAILED)));
            out.writeAttribute("skipped", String.valueOf(result.count(Result.Verdict.NOT_RUN)));
            out.writeAttribute("time", seconds(result.millis()));
            int number = 0;
            for (Result.Line line : result.lines()) {
                testCase(out, result.plan().name(), ++number, line);
            }
            out.writeEndElement();
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private static void testCase(XMLStreamWriter out, String plan, int number, Result.Line line)
            throws XMLStreamException {
        out.writeStartElement("testcase");
        out.writeAttribute("classname", plan);
        out.writeAttribute(
                "name",
                String.format(Locale.ROOT, "%02d %s", number, line.step().text()));
        out.writeAttribute("time", seconds(line.millis()));
        switch (line.verdict()) {
            case PASSED -> {}
            case FAILED -> {
                out.writeStartElement("failure");
                out.writeAttribute("message", line.seen());
                out.writeEndElement();
            }
            case NOT_RUN -> out.writeEmptyElement("skipped");
        }
        out.writeEndElement();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1_000.0);
    }
}
