package org.etabli.lab.course.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Pages of a document, from strict HTML; the font travels in it, so that every name reads right everywhere. */
final class Pdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm; }
            body { font-family: 'Liberation Sans'; font-size: 10.5pt; color: #1d2a27; }
            h1 { font-size: 19pt; font-weight: normal; color: #14453d; margin: 0 0 2mm 0; }
            h2 { font-size: 13pt; font-weight: normal; color: #14453d; margin: 6mm 0 2mm 0; }
            p { margin: 0 0 2mm 0; }
            table { width: 100%; border-collapse: collapse; margin: 3mm 0; }
            td, th { border: 0.4pt solid #8b948f; padding: 1.6mm 2mm; text-align: left; vertical-align: top;
                     font-weight: normal; }
            th { background: #eef2ee; }
            td.figure, th.figure { text-align: right; }
            tr { page-break-inside: avoid; }
            .page { page-break-after: always; }
            .page:last-child { page-break-after: auto; }
            .sign { height: 11mm; width: 55mm; }
            .sign img { height: 10mm; }
            .quiet { color: #5a6561; font-size: 9pt; }
            .certificate { text-align: center; border: 1.2pt solid #14453d; padding: 18mm 14mm; margin-top: 12mm; }
            .certificate h1 { font-size: 28pt; }
            .certificate .who { font-size: 24pt; margin: 8mm 0; }
            body.labels { margin: 0; }
            @page labels { size: A4; margin: 0; }
            body.labels table { page: labels; margin: 0; width: 210mm; table-layout: fixed; page-break-after: always; }
            body.labels table:last-child { page-break-after: auto; }
            body.labels td { border: 0.2pt dotted #b6bcb8; padding: 0; width: 70mm; height: 37mm; }
            .label { height: 31mm; padding: 3mm 4mm; overflow: hidden; }
            .label .whose { font-size: 17pt; margin: 0 0 1.5mm 0; max-height: 15mm; overflow: hidden; }
            .label .where { font-size: 8.5pt; color: #36423e; max-height: 8mm; overflow: hidden; }
            .label .mark { font-size: 7pt; color: #5a6561; margin: 0; }
            .certificate ul { text-align: left; margin: 4mm 18mm; }
            """;

    static {
        // It tells of every font it loads; what goes wrong is thrown.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /** @param body well-formed XHTML, whatever people wrote in it escaped */
    static byte[] of(String title, String language, String body) {
        return of(title, language, "", body);
    }

    /** @param kind the class of the body, which the style sheet knows */
    static byte[] of(String title, String language, String kind, String body) {
        String page = "<!DOCTYPE html><html lang=\"" + language + "\"><head><title>" + escape(title) + "</title><style>"
                + STYLE + "</style></head><body class=\"" + kind + "\">" + body + "</body></html>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.useFont(Pdf::font, "Liberation Sans");
            builder.withHtmlContent(page, null);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw " + title, e);
        }
        return bytes.toByteArray();
    }

    static InputStream font() {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(FONT), FONT);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\\n]]", "");
    }
}
