// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/left_in_english.h"

#include "console/widgets/toast.h"
#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace firstcome::test {

namespace {

constexpr int enoughLetters = 8; ///< of a text with a place for a value: shorter ones are like any data

/// English words of the console that read otherwise in Korean: whole texts, and patterns of those with a place for a
/// value.
struct Words
{
    QSet<QString> whole;
    QList<QRegularExpression> patterns;

    void add(const QString &source)
    {
        static const QRegularExpression place(QStringLiteral("%L?(\\d|n)"));
        if (!source.contains(place)) {
            if (source != source.toLower() || source.contains(u' ')) // else it may be a word of the server's
                whole.insert(source);
            return;
        }
        QString letters = source;
        letters.remove(place).remove(QRegularExpression(QStringLiteral("[^A-Za-z]")));
        if (letters.size() < enoughLetters)
            return;
        QStringList parts;
        for (const QString &part : source.split(place))
            parts << QRegularExpression::escape(part);
        patterns << QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))));
    }

    bool has(const QString &text) const
    {
        return whole.contains(text) ||
               std::any_of(patterns.begin(), patterns.end(),
                           [&text](const QRegularExpression &pattern) { return pattern.match(text).hasMatch(); });
    }
};

Words read()
{
    Words words;
    QSet<QString> same; // in one context or another: nobody can tell
    QFile file(qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/translations/console_ko.ts"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation" && xml.readElementText(QXmlStreamReader::IncludeChildElements) == source)
            same.insert(source);
        else if (xml.name() == u"translation")
            words.add(source);
    }
    words.whole -= same;
    return words;
}

/// As shown: without the mark of a key.
QString plain(QString text)
{
    return text.remove(u'&');
}

QStringList textsOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return {label->text()};
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return {plain(button->text())};
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return {line->placeholderText()};
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return {box->currentText()};
    return {};
}

/// A toast is gone in seconds.
bool isPassing(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const Toast *>(widget))
            return true;
    }
    return false;
}

} // namespace

QStringList leftInEnglish(const QWidget *what)
{
    static const Words words = read();
    QStringList left;
    for (const QWidget *widget : what->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != what->window() || isPassing(widget))
            continue;
        QStringList texts = textsOf(widget);
        texts << widget->toolTip();
        for (const QString &text : std::as_const(texts)) {
            if (!text.isEmpty() && words.has(text))
                left << text;
        }
    }
    return left;
}

} // namespace firstcome::test
