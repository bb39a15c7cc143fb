// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QString translation; ///< all its forms together; empty while it is marked unfinished
    bool numerus = false;
};

/// lupdate fills what is new with the words of something similar, and marks it.
QString readTranslation(QXmlStreamReader &xml)
{
    const bool finished = !xml.attributes().hasAttribute(QLatin1StringView("type"));
    const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
    return finished ? text : QString();
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1StringView("numerus")) == QLatin1StringView("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1StringView("translation"))
            message.translation = readTranslation(xml);
        else
            xml.skipCurrentElement();
    }
    return message;
}

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1StringView("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1StringView("message"))
            messages.append(readMessage(xml, context));
    }
    return messages;
}

QString keyOf(const Message &message)
{
    return message.context + QStringLiteral(": ") + message.source;
}

/// %1, %2 ... and %Ln, which a translation must not lose.
QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const bool counted = text[i] == u'%' && text.mid(i + 1, 2) == QLatin1StringView("Ln");
        const bool part = counted || (text[i] == u'%' && text[i + 1].isDigit());
        const QString found = part ? text.mid(i, counted ? 3 : 2) : QString();
        if (part && !parts.contains(found))
            parts.append(found);
    }
    parts.sort();
    return parts;
}

} // namespace

/// Everything the console says is there in Korean, under the name by which the running program asks for it.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QString all = m_folder.filePath(QStringLiteral("all_ko.ts"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(FIRSTCOME_SOURCE_FOLDER));
        lupdate.start(QStringLiteral(LUPDATE), {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                                                QStringLiteral("-locations"), QStringLiteral("none"),
                                                QStringLiteral("console"), QStringLiteral("-ts"), all});
        QVERIFY(lupdate.waitForFinished(-1));
        m_asked = messagesOf(all);
        QVERIFY(m_asked.size() > 500);
    }

    /// lupdate loses a class after what it cannot parse (a constant in braces); its words would stay English then.
    void everyTextHasItsClass()
    {
        for (const Message &message : std::as_const(m_asked))
            QVERIFY2(message.context != QLatin1StringView("firstcome"), qPrintable(keyOf(message)));
    }

    void koreanIsWhole()
    {
        const QHash<QString, Message> known = translated(QStringLiteral("console_ko.ts"));
        QStringList missing;
        for (const Message &message : std::as_const(m_asked)) {
            if (known.value(keyOf(message)).translation.isEmpty())
                missing << keyOf(message);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void koreanHoldsNothingElse()
    {
        QSet<QString> asked;
        for (const Message &message : std::as_const(m_asked))
            asked.insert(keyOf(message));
        QStringList odd;
        for (const Message &message : messagesOf(pathOf(QStringLiteral("console_ko.ts")))) {
            if (!asked.remove(keyOf(message)))
                odd << keyOf(message);
        }
        QVERIFY2(odd.isEmpty(), qPrintable(QStringLiteral("gone or twice:\n") + odd.join(u'\n')));
    }

    void englishHasItsPlurals()
    {
        const QHash<QString, Message> known = translated(QStringLiteral("console_en.ts"));
        QStringList missing;
        for (const Message &message : std::as_const(m_asked)) {
            if (message.numerus && known.value(keyOf(message)).translation.isEmpty())
                missing << keyOf(message);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void noTranslationLosesAPart()
    {
        QStringList wrong;
        for (const Message &message : translated(QStringLiteral("console_ko.ts"))) {
            if (partsOf(message.source) != partsOf(message.translation))
                wrong << keyOf(message) + QStringLiteral(" -> ") + message.translation;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    static QString pathOf(const QString &name)
    {
        return QStringLiteral(FIRSTCOME_SOURCE_FOLDER "/translations/") + name;
    }

    static QHash<QString, Message> translated(const QString &name)
    {
        QHash<QString, Message> known;
        const QList<Message> all = messagesOf(pathOf(name));
        for (const Message &message : all)
            known.insert(keyOf(message), message);
        return known;
    }

    QTemporaryDir m_folder;
    QList<Message> m_asked;
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
