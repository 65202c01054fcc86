package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Predicate;

/** A field to sign in with a finger; its strokes are sent as an SVG path when they are kept. */
class SignatureDialog extends Dialog {

    /** Draws where the finger goes, and remembers the strokes in whole units of a field of 320 by 110. */
    private static final String DRAW = """
            const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            svg.setAttribute('viewBox', '0 0 320 110');
            const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
            line.setAttribute('class', 'stroke');
            svg.appendChild(line);
            this.appendChild(svg);
            this.strokes = '';
            let down = false;
            const at = e => {
              const box = svg.getBoundingClientRect();
              return Math.round((e.clientX - box.left) * 320 / box.width) + ' '
                + Math.round((e.clientY - box.top) * 110 / box.height);
            };
            svg.addEventListener('pointerdown', e => {
              down = true; svg.setPointerCapture(e.pointerId);
              this.strokes += (this.strokes ? ' ' : '') + 'M ' + at(e); e.preventDefault();
            });
            svg.addEventListener('pointermove', e => {
              if (!down || this.strokes.length > 7900) return;
              this.strokes += ' L ' + at(e); line.setAttribute('d', this.strokes); e.preventDefault();
            });
            svg.addEventListener('pointerup', () => { down = false; });
            """;

    SignatureDialog(String name, Predicate<String> sign, Runnable signed) {
        setHeaderTitle(name);
        Div field = new Div();
        field.addClassName("signature");
        field.getElement().setAttribute("role", "img");
        field.getElement().setAttribute("aria-label", getTranslation("course.sign.field", name));
        field.getElement().executeJs(DRAW);
        Answer answer = new Answer();
        Button keep = new Button(
                getTranslation("course.sign.keep"),
                click -> field.getElement().executeJs("return this.strokes").then(String.class, path -> {
                    if (sign.test(path)) {
                        close();
                        signed.run();
                    } else {
                        answer.bad(getTranslation("course.sign.empty"));
                    }
                }));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(getTranslation("course.sign.what")), field, answer);
        getFooter().add(new Button(getTranslation("course.close-dialog"), click -> close()), keep);
    }
}
