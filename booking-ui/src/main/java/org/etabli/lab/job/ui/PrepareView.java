package org.etabli.lab.job.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
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
import org.etabli.lab.shell.Fields;
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
        Upload upload = Fields.files(
                event -> receive(event, ui), getTranslation("prepare.choose"), getTranslation("prepare.drop"));
        upload.setAcceptedFileTypes(ENDINGS);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(
                (int) Math.min(Integer.MAX_VALUE, settings.upload().max().toBytes()));
        upload.setI18n(upload.getI18n()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(getTranslation(
                                "problem.file-too-large",
                                settings.upload().max().toMegabytes()))
                        .setIncorrectFileType(getTranslation("prepare.wrong-type", String.join(" ", ENDINGS)))
                        .setTooManyFiles(getTranslation("prepare.one-file"))));
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
}
