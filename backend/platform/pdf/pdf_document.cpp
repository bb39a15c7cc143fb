// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/pdf/pdf_document.h"

#include <QStringList>

namespace firstcome::pdf {

namespace {

constexpr double margin = 50;

bool isLatin(QChar sign)
{
    return sign.unicode() >= 0x20 && sign.unicode() < 0x7f;
}

/// Of Helvetica, in thousandths of its size, as its published metrics say.
int latinWidth(char sign)
{
    static constexpr short widths[] = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                       556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                       1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                       667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                       333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                       556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
    return widths[sign - 0x20];
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 2);
}

QByteArray latinString(const QString &words)
{
    QByteArray string = "(";
    for (const char sign : words.toLatin1()) {
        if (sign == '(' || sign == ')' || sign == '\\')
            string += '\\';
        string += sign;
    }
    return string + ')';
}

QByteArray wideString(const QString &words)
{
    QByteArray string = "<";
    for (const QChar sign : words)
        string += QByteArray::number(sign.unicode(), 16).rightJustified(4, '0');
    return string + '>';
}

/// Words of one font, where Latin and other signs take turns.
QStringList runsOf(const QString &words)
{
    QStringList runs;
    for (const QChar sign : words) {
        if (runs.isEmpty() || isLatin(runs.constLast().at(0)) != isLatin(sign))
            runs.append(QString());
        runs.last().append(sign);
    }
    return runs;
}

/// The objects of a file and where each begins.
class Objects
{
public:
    void add(const QByteArray &body)
    {
        m_begins.push_back(m_file.size());
        m_file += QByteArray::number(qint64(m_begins.size())) + " 0 obj\n" + body + "\nendobj\n";
    }
    void addStream(const QByteArray &content)
    {
        add("<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "\nendstream");
    }
    QByteArray end() const
    {
        const QByteArray count = QByteArray::number(qint64(m_begins.size() + 1));
        QByteArray file = m_file + "xref\n0 " + count + "\n0000000000 65535 f \n";
        for (const qsizetype begin : m_begins)
            file += QByteArray::number(begin).rightJustified(10, '0') + " 00000 n \n";
        return file + "trailer\n<< /Size " + count + " /Root 1 0 R /Info 2 0 R >>\nstartxref\n" +
               QByteArray::number(m_file.size()) + "\n%%EOF\n";
    }

private:
    QByteArray m_file = "%PDF-1.5\n%\xe2\xe3\xcf\xd3\n";
    std::vector<qsizetype> m_begins;
};

constexpr int firstPage = 8; ///< the objects before it: catalogue, title, pages and the two fonts with their parts

} // namespace

double widthOf(const QString &words, double size)
{
    double thousandths = 0;
    for (const QChar sign : words)
        thousandths += isLatin(sign) ? latinWidth(sign.toLatin1()) : 1000;
    return thousandths * size / 1000;
}

void Document::add(const Text &text)
{
    const double x = text.toTheLeft ? text.x - widthOf(text.words, text.size) : text.x;
    QByteArray &page = m_pages.back();
    page += "BT " + number(x) + ' ' + number(height - text.y) + " Td";
    for (const QString &run : runsOf(text.words)) {
        const bool latin = isLatin(run.at(0));
        page += QByteArray(latin ? " /F1 " : " /F2 ") + number(text.size) + " Tf " +
                (latin ? latinString(run) : wideString(run)) + " Tj";
    }
    page += " ET\n";
}

void Document::rule(double y)
{
    m_pages.back() += "0.5 w " + number(margin) + ' ' + number(height - y) + " m " + number(width - margin) + ' ' +
                      number(height - y) + " l S\n";
}

QByteArray Document::file() const
{
    Objects objects;
    objects.add("<< /Type /Catalog /Pages 3 0 R >>");
    objects.add("<< /Title " + wideString(QChar(0xfeff) + m_title) + " /Producer (Firstcome) >>");
    QByteArray kids;
    for (size_t i = 0; i < m_pages.size(); ++i)
        kids += QByteArray::number(firstPage + 2 * qint64(i)) + " 0 R ";
    objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(qint64(m_pages.size())) + " >>");
    objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    objects.add("<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium-UniKS-UTF16-H /Encoding /UniKS-UTF16-H "
                "/DescendantFonts [6 0 R] >>");
    objects.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /CIDSystemInfo << /Registry (Adobe) "
                "/Ordering (Korea1) /Supplement 1 >> /DW 1000 /FontDescriptor 7 0 R >>");
    objects.add("<< /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 4 /FontBBox [-6 -145 1003 880] "
                "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 737 /StemV 80 >>");
    for (size_t i = 0; i < m_pages.size(); ++i) {
        const QByteArray content = QByteArray::number(firstPage + 2 * qint64(i) + 1);
        objects.add("<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R "
                    ">> >> /Contents " +
                    content + " 0 R >>");
        objects.addStream(m_pages[i]);
    }
    return objects.end();
}

} // namespace firstcome::pdf
