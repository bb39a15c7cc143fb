// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/failed_rows.h"

#include "console/widgets/refusal_text.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace firstcome {

namespace {

constexpr std::chrono::seconds rowsWithin{60};

QString translated(const char *text)
{
    return QCoreApplication::translate("import", text);
}

/// Why it could not be written; empty: it is there.
QString fileTrouble(const QString &path, const QByteArray &rows)
{
    QSaveFile file(path);
    const bool good = file.open(QIODevice::WriteOnly) && file.write(rows) == rows.size() && file.commit();
    return good ? QString() : file.errorString();
}

} // namespace

void FailedRows::ask(Id run) const
{
    auto *dialog = new QFileDialog(m_window, translated(QT_TRANSLATE_NOOP("import", "Save the failed rows")),
                                   QStringLiteral("failed-rows.csv"),
                                   translated(QT_TRANSLATE_NOOP("import", "CSV files (*.csv)")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    QObject::connect(dialog, &QFileDialog::fileSelected, m_window,
                     [self = *this, run](const QString &path) { self.save(run, path); });
    dialog->open();
}

void FailedRows::save(Id run, const QString &path) const
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/imports/%1/failed-rows").arg(run));
    request.accepting("text/csv").within(rowsWithin);
    m_api.send(request, m_window, [window = m_window, path](const Result<ApiAnswer> &answer) {
        const QString trouble = answer ? fileTrouble(path, answer->body) : refusalText(answer.error());
        const QString words =
            trouble.isEmpty()
                ? translated(QT_TRANSLATE_NOOP("import", "Saved to %1: mend them there and import that file."))
                      .arg(QFileInfo(path).fileName())
                : translated(QT_TRANSLATE_NOOP("import", "Not saved: %1")).arg(trouble);
        Toast::show(window, {trouble.isEmpty() ? Tone::Good : Tone::Act, words, {}});
    });
}

} // namespace firstcome
