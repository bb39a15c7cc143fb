// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/file_drop.h"

#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace firstcome {

namespace {

constexpr int leastHeight = 72;
constexpr int iconSize = 32;

} // namespace

FileDrop::FileDrop(QWidget *parent)
    : QFrame(parent), m_name(textLabel(TextRole::Label)), m_note(textLabel(TextRole::Muted, {}, true)),
      m_choose(pushButton(ButtonKind::Normal))
{
    setAcceptDrops(true);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumHeight(leastHeight);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::hair);
    texts->addStretch();
    texts->addWidget(m_name);
    texts->addWidget(m_note);
    texts->addStretch();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::large + iconSize + metrics::medium, metrics::small, metrics::large,
                             metrics::small);
    line->setSpacing(metrics::medium);
    line->addLayout(texts, 1);
    line->addWidget(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &FileDrop::chooseFile);
    retranslate();
}

void FileDrop::showFile(const QString &path, const Note &note)
{
    m_path = path;
    retranslate();
    if (!note.text.isEmpty())
        m_note->setText(note.text);
    m_note->setProperty("role", note.isFault ? QStringLiteral("error") : QStringLiteral("muted"));
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
}

void FileDrop::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a product file"), QFileInfo(m_path).path(),
                                   tr("CSV files (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileDrop::chosen);
    dialog->open();
}

void FileDrop::retranslate()
{
    m_name->setText(m_path.isEmpty() ? tr("Drop a CSV file here") : QFileInfo(m_path).fileName());
    m_name->setToolTip(m_path);
    if (m_path.isEmpty())
        m_note->setText(tr("Shopify export, UTF-8, up to 64 MiB"));
    m_choose->setText(m_path.isEmpty() ? tr("Choose file…") : tr("Other file…"));
}

QString FileDrop::fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

void FileDrop::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_over ? colours.accent : blend(colours.muted, 0.6, colours.content));
    pen.setStyle(m_path.isEmpty() ? Qt::DashLine : Qt::SolidLine);
    if (!m_path.isEmpty() && !m_over)
        pen.setColor(colours.line);
    painter.setPen(pen);
    painter.setBrush(m_over ? colours.soft(Tone::Selected) : colours.content);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    const QColor colour = m_path.isEmpty() ? colours.muted : colours.accent;
    painter.drawPixmap(metrics::large, (height() - iconSize) / 2,
                       tintedIcon(QStringLiteral("document-import"), {colour, iconSize, devicePixelRatioF()}));
}

void FileDrop::dragEnterEvent(QDragEnterEvent *event)
{
    if (fileOf(event->mimeData()).isEmpty())
        return;
    m_over = true;
    update();
    event->acceptProposedAction();
}

void FileDrop::dragLeaveEvent(QDragLeaveEvent *)
{
    m_over = false;
    update();
}

void FileDrop::dropEvent(QDropEvent *event)
{
    m_over = false;
    update();
    event->acceptProposedAction();
    Q_EMIT chosen(fileOf(event->mimeData()));
}

} // namespace firstcome
