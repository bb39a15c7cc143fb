// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/recorder_page.h"

#include "console/page/operator_session.h"
#include "console/recorder/figure_table.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/server_time.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "console/widgets/time_chart.h"
#include "console/widgets/toast.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSaveFile>
#include <QSlider>
#include <QSplitter>

namespace firstcome {

namespace {

/// Longer than any sale.
constexpr SampleSpan span{std::chrono::hours(72), std::chrono::milliseconds(15'000)};
constexpr int leastChart = 150;
constexpr int noteLength = 200;
constexpr int keptWidth = 280;

/// A line of a chart: a figure of a topic as it is, or how quickly it grows.
struct Line
{
    int chart;
    const char *topic;
    const char *path;
    bool rate = false;
    double scale = 1;
};
constexpr Line lines[] = {{0, "metrics", "orders.placedToday", true},
                          {0, "metrics", "orders.paidToday", true},
                          {0, "run", "orders"},
                          {1, "metrics", "requests.answered", true},
                          {1, "metrics", "requests.failed", true},
                          {1, "run", "answered"},
                          {1, "run", "failed"},
                          {2, "metrics", "lag.seconds"},
                          {2, "run", "p99Micros", false, 1e-6},
                          {3, "metrics", "orders.placedToday"},
                          {3, "metrics", "orders.paidToday"},
                          {3, "metrics", "orders.deliveredToday"},
                          {3, "run", "unsent"}};

QString idOf(const Line &line)
{
    return QStringLiteral("%1/%2%3").arg(QLatin1StringView(line.topic), QLatin1StringView(line.path),
                                         line.rate ? QStringLiteral("/s") : QString());
}

std::optional<double> valueAt(const RecordedFrame &frame, const char *path)
{
    QJsonValue value = frame.frame;
    for (const QString &part : QString::fromLatin1(path).split(u'.'))
        value = value[part];
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

PageInfo RecorderPage::info()
{
    return {QStringLiteral("recorder"), QT_TRANSLATE_NOOP("Page", "Recorder"), QStringLiteral("media-record")};
}

RecorderPage::RecorderPage(const PageContext &context)
    : m_context(context), m_recorder(context.live, Recorder::usualFolder()),
      m_record(new QAction(themedIcon(QStringLiteral("media-record")), {}, this)),
      m_openFile(new QAction(themedIcon(QStringLiteral("document-open")), {}, this)),
      m_export(new QAction(themedIcon(QStringLiteral("document-export")), {}, this)), m_header(new PageHeader),
      m_kept(new QComboBox), m_note(new QLineEdit), m_addNote(pushButton(ButtonKind::Normal)),
      m_slider(new QSlider(Qt::Horizontal)), m_moment(textLabel(TextRole::Heading)), m_figures(new FigureTable(this)),
      m_table(new TableView(context.memory.at(QStringLiteral("figures"))))
{
    addActions({m_record, m_openFile, m_export});
    m_record->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    arrange();
    connectParts();
    fillKept();
}

void RecorderPage::arrange()
{
    m_header->age()->hide();
    m_header->addWidget(m_kept);
    for (QAction *action : {m_openFile, m_export, m_record})
        m_header->addButton(action);
    m_kept->setFixedWidth(keptWidth);
    m_note->setMaxLength(noteLength);
    auto *grid = new QGridLayout;
    grid->setSpacing(metrics::medium);
    for (int place = 0; place < PlaceCount; ++place) {
        auto *chart = new TimeChart(span, [this] { return shown().to(); });
        chart->setMinimumHeight(leastChart);
        m_charts << chart;
        m_group.add(chart);
        grid->addWidget(chart, place / 2, place % 2);
    }
    m_table->setModelAndWidths(m_figures, {84, 0, 132});
    auto *content = new QWidget;
    auto *left = new QVBoxLayout;
    left->setSpacing(metrics::medium);
    left->addLayout(grid, 1);
    left->addWidget(m_slider);
    auto *notes = new QHBoxLayout;
    notes->addWidget(m_moment);
    notes->addWidget(m_note, 1);
    notes->addWidget(m_addNote);
    left->addLayout(notes);
    auto *line = new QHBoxLayout(content);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::large);
    line->addLayout(left, 5);
    line->addWidget(m_table, 3);
    m_states = new ContentStates(content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(m_states, 1);
}

void RecorderPage::connectParts()
{
    connect(m_record, &QAction::triggered, this, &RecorderPage::toggle);
    connect(m_openFile, &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, m_openFile->text());
        if (!path.isEmpty())
            openFile(path);
    });
    connect(m_export, &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, m_export->text(), QStringLiteral("recording.csv"),
                                                          QStringLiteral("CSV (*.csv);;JSON (*.jsonl)"));
        if (!path.isEmpty() && !exportTo(path))
            Toast::show(this, {Tone::Act, tr("Not written: %1").arg(path), {}});
    });
    connect(m_kept, &QComboBox::activated, this, [this] { openFile(m_kept->currentData().toString()); });
    connect(m_slider, &QSlider::valueChanged, this, &RecorderPage::showMoment);
    connect(m_addNote, &QPushButton::clicked, this, &RecorderPage::addNote);
    connect(m_note, &QLineEdit::returnPressed, this, &RecorderPage::addNote);
    connect(&m_recorder, &Recorder::grew, this, &RecorderPage::grow);
    connect(&m_recorder, &Recorder::stopped, this, [this] {
        m_opened = m_recorder.recording();
        fillKept();
        followState();
    });
}

void RecorderPage::toggle()
{
    if (m_recorder.isOn())
        return m_recorder.stop();
    const auto started = m_recorder.start(m_context.session.server().authority());
    if (!started)
        return m_states->banner()->report({tr("It cannot be recorded: %1").arg(started.error().detail), {}, {}});
    m_states->banner()->clear();
    showAll();
}

void RecorderPage::open(const PageRef &ref)
{
    if (!ref.key.isEmpty())
        openFile(ref.key);
}

void RecorderPage::refresh()
{
    fillKept();
    followState();
}

bool RecorderPage::openFile(const QString &path)
{
    QFile file(path);
    const bool readable = file.open(QIODevice::ReadOnly);
    auto read = readable ? Recording::fromFile(file.readAll()) : Result<Recording>();
    if (!readable || !read) {
        m_states->banner()->report(
            {tr("The file cannot be read: %1").arg(readable ? read.error().detail : file.errorString()), {}, {}});
        return false;
    }
    m_states->banner()->clear();
    m_recorder.stop();
    m_opened = std::move(*read);
    showAll();
    return true;
}

bool RecorderPage::exportTo(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray text = path.endsWith(QLatin1StringView(".csv")) ? shown().csv() : shown().lines();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
}

void RecorderPage::addNote()
{
    const QString text = m_note->text().trimmed();
    m_note->clear();
    if (text.isEmpty() || shown().isEmpty())
        return;
    const RecordedNote note{moment(), text};
    if (m_recorder.isOn())
        return m_recorder.note(note);
    m_opened.notes.push_back(note);
    // A note of later belongs to the recording, too.
    QFile file(m_kept->currentData().toString());
    if (file.open(QIODevice::Append))
        file.write(lineOf(note));
    showAll();
}

void RecorderPage::fillKept()
{
    const QString chosen = m_kept->currentData().toString();
    m_kept->clear();
    for (const QString &path : m_recorder.kept())
        m_kept->addItem(format::dateTime(fromMillis(QFileInfo(path).completeBaseName().toLongLong())), path);
    m_kept->setCurrentIndex(std::max(m_kept->findData(m_recorder.isOn() ? m_recorder.path() : chosen), -1));
}

void RecorderPage::draw(size_t from)
{
    const std::vector<RecordedFrame> &frames = shown().frames;
    for (size_t i = from; i < frames.size(); ++i) {
        const auto before = std::find_if(frames.rbegin() + qsizetype(frames.size() - i), frames.rend(),
                                         [&](const RecordedFrame &each) { return each.topic == frames[i].topic; });
        for (const Line &line : lines) {
            const auto value = valueAt(frames[i], line.path);
            if (frames[i].topic != QLatin1StringView(line.topic) || !value)
                continue;
            const auto last = line.rate && before != frames.rend() ? valueAt(*before, line.path) : std::nullopt;
            if (!line.rate)
                m_charts[line.chart]->add(idOf(line), {frames[i].at, *value * line.scale});
            // A counter that went down began anew, and says nothing of how quickly.
            else if (last && *value >= *last && frames[i].at > before->at)
                m_charts[line.chart]->add(
                    idOf(line), {frames[i].at, (*value - *last) * 1'000 / double((frames[i].at - before->at).count())});
        }
    }
    m_drawn = frames.size();
    std::vector<ChartMark> marks;
    for (const RecordedNote &note : shown().notes)
        marks.push_back({note.at, note.text});
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setMarks(marks);
}

void RecorderPage::grow()
{
    const bool atEnd = m_slider->value() == m_slider->maximum();
    draw(m_drawn);
    m_slider->setMaximum(int((shown().to() - shown().from()).count() / 1'000));
    if (atEnd)
        m_slider->setValue(m_slider->maximum());
    if (atEnd)
        showMoment();
    followState();
}

void RecorderPage::showAll()
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->clear();
    draw(0);
    m_slider->setMaximum(int((shown().to() - shown().from()).count() / 1'000));
    m_slider->setValue(m_slider->maximum());
    for (TimeChart *chart : std::as_const(m_charts))
        chart->showNow();
    showMoment();
    followState();
}

Instant RecorderPage::moment() const
{
    // The end is the end, to the millisecond.
    return m_slider->value() == m_slider->maximum() ? shown().to()
                                                    : shown().from() + std::chrono::seconds(m_slider->value());
}

void RecorderPage::showMoment()
{
    if (shown().isEmpty())
        return m_figures->setFigures({});
    m_moment->setText(format::clockKst(serverTimeOf(moment())));
    m_moment->setToolTip(format::exact(serverTimeOf(moment())));
    m_figures->setFigures(shown().figuresAt(moment()));
    for (TimeChart *chart : std::as_const(m_charts))
        chart->view()->setCursorAt(moment());
}

void RecorderPage::followState()
{
    const bool on = m_recorder.isOn();
    m_record->setText(on ? tr("Stop recording") : tr("Record"));
    m_record->setIcon(themedIcon(on ? QStringLiteral("media-playback-stop") : QStringLiteral("media-record")));
    setAllowed(m_export, shown().isEmpty() ? tr("There is nothing recorded.") : QString());
    shown().isEmpty() ? m_states->showEmpty() : m_states->showContent();
    const QString length = format::duration(shown().to() - shown().from());
    if (on)
        m_header->setSubtitle(tr("Recording for %1").arg(length));
    else if (shown().isEmpty())
        m_header->setSubtitle(tr("Keeps what the server says, to be looked at again"));
    else
        m_header->setSubtitle(
            tr("%1: %2 from %3").arg(shown().title, length, format::dateTime(serverTimeOf(shown().from()))));
}

void RecorderPage::retranslate()
{
    const QString names[] = {
        tr("placed"),     tr("paid"), tr("orders of the run"), tr("answered"), tr("failed"), tr("run answered"),
        tr("run failed"), tr("lag"),  tr("p99 of the run"),    tr("placed"),   tr("paid"),   tr("delivered"),
        tr("unsent")};
    for (size_t i = 0; i < std::size(lines); ++i)
        m_charts[lines[i].chart]->setSeries(idOf(lines[i]), names[i]);
    m_charts[Orders]->setTitle(tr("Orders"));
    m_charts[Orders]->setUnit(tr("a second"));
    m_charts[Requests]->setTitle(tr("Requests"));
    m_charts[Requests]->setUnit(tr("a second"));
    m_charts[Waiting]->setTitle(tr("Behind"));
    m_charts[Waiting]->setUnit(tr("s"));
    m_charts[Units]->setTitle(tr("Today"));
    m_charts[Units]->setUnit(tr("orders"));
    m_header->setTitle(tr("Recorder"));
    m_openFile->setText(tr("Open…"));
    m_openFile->setToolTip(tr("A recording, or the report of a load run (JSON)"));
    m_export->setText(tr("Export…"));
    m_kept->setAccessibleName(tr("Recordings of this computer"));
    m_kept->setPlaceholderText(tr("Earlier recordings"));
    m_note->setPlaceholderText(tr("A note at this moment"));
    m_note->setAccessibleName(tr("Note"));
    m_addNote->setText(tr("Add note"));
    m_slider->setAccessibleName(tr("Moment"));
    m_table->setAccessibleName(tr("Figures of the moment"));
    m_states->empty()->setText(
        {QStringLiteral("media-record"), tr("Nothing recorded yet"),
         tr("Record during a sale or a run: every figure of every second is kept, to be scrubbed "
            "back, annotated and exported.")});
    m_states->empty()->setAction(m_record);
    m_figures->retranslate();
    followState();
    showMoment();
}

} // namespace firstcome
