package org.etabli.lab.job.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.util.List;
import org.etabli.lab.job.FileTooLargeException;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.PrintPlans;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;
import org.etabli.lab.site.LabSettings;

/** From a file to a reserved slot: drop it, read what Établi says of it, choose when. */
@Route("prepare")
@Menu(order = 1, title = "prepare.title", icon = "prepare")
@PermitAll
public class PrepareView extends Page {

    private static final int LATEST = 5;
    private static final String[] ENDINGS = {".gcode", ".gco", ".g", ".nc", ".ngc", ".bgcode", ".3mf", ".gz"};

    private final GcodeFiles files;
    private final PrintPlans plans;
    private final Member member;
    private final Figures figures;
    private final LabSettings settings;
    private final Div said = new Div();

    PrepareView(GcodeFiles files, PrintPlans plans, CurrentMember current, FiguresOf figures, LabSettings settings) {
        super("prepare.title");
        this.files = files;
        this.plans = plans;
        this.member = current.get();
        this.figures = figures.in(getLocale());
        this.settings = settings;
        said.addClassName("said");
        said.getElement().setAttribute("aria-live", "polite");
        add(heading(), new Card(new Paragraph(getTranslation("prepare.what")), upload()), said);
        showLatest();
    }

    private Upload upload() {
        UI ui = UI.getCurrent();
        Upload upload = new Upload((UploadHandler) event -> receive(event, ui));
        upload.setAcceptedFileTypes(ENDINGS);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(
                (int) Math.min(Integer.MAX_VALUE, settings.upload().max().toBytes()));
        upload.setUploadButton(new Button(getTranslation("prepare.choose")));
        upload.setDropLabel(new Span(getTranslation("prepare.drop")));
        upload.setI18n(words());
        upload.addFileRejectedListener(rejected -> Notification.show(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        upload.addClassName("drop");
        return upload;
    }

    /** Runs on the upload's own thread: the file is kept and analysed there, the window only shows it. */
    private void receive(UploadEvent event, UI ui) throws IOException {
        try {
            GcodeFile file = files.add(member.id(), event.getFileName(), event.getInputStream());
            plans.read(file);
            ui.access(() -> show(file));
        } catch (FileTooLargeException e) {
            ui.access(() -> Notification.show(getTranslation("problem.file-too-large", e.maxBytes() / 1_000_000)));
        }
    }

    private void showLatest() {
        List<GcodeFile> latest = files.of(member.id(), LATEST);
        if (latest.isEmpty()) {
            return;
        }
        Card card = Card.titled(getTranslation("prepare.latest"));
        for (GcodeFile file : latest) {
            Button again = new Button(file.name() + " · " + figures.bytes(file.bytes()), click -> show(file));
            again.addClassName("file-again");
            card.add(again);
        }
        said.add(card);
    }

    private void show(GcodeFile file) {
        said.removeAll();
        said.add(new FilePlan(file, plans, member, figures));
        said.scrollIntoView();
    }

    private UploadI18N words() {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(getTranslation(
                        "problem.file-too-large", settings.upload().max().toMegabytes()))
                .setIncorrectFileType(getTranslation("prepare.wrong-type", String.join(" ", ENDINGS)))
                .setTooManyFiles(getTranslation("prepare.one-file")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(getTranslation("prepare.uploading"))
                        .setProcessing(getTranslation("prepare.reading"))
                        .setStalled(getTranslation("prepare.stalled"))
                        .setHeld(getTranslation("prepare.uploading")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(getTranslation("prepare.failed"))
                        .setUnexpectedServerError(getTranslation("prepare.failed"))
                        .setForbidden(getTranslation("prepare.failed"))));
        return words;
    }
}
