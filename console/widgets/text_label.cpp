// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_label.h"

namespace firstcome {

QLabel *textLabel(TextRole role, const QString &text, bool wrap)
{
    static const char *const names[] = {"", "title", "heading", "label", "muted", "help", "error"};
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(names[size_t(role)]));
    label->setWordWrap(wrap);
    label->setText(text);
    return label;
}

} // namespace firstcome
