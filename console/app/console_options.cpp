// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console_options.h"

#include "shared/contract/error_codes.h"
#include <QCommandLineParser>

namespace firstcome {

Result<ConsoleOptions> consoleOptionsFrom(const QStringList &words, const QStringList &pages)
{
    QCommandLineParser parser;
    for (const char *name : {"url", "profile", "login", "page"}) {
        const QString text = QString::fromLatin1(name);
        parser.addOption({text, QString(), text.toUpper()});
    }
    for (const char *name : {"help", "version"})
        parser.addOption({QString::fromLatin1(name), QString()});
    if (!parser.parse(words))
        return refuse(code::wrongUse, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(code::wrongUse,
                      QStringLiteral("'%1' is not understood.").arg(parser.positionalArguments().first()));
    ConsoleOptions options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    options.url = QUrl(parser.value(QStringLiteral("url")), QUrl::StrictMode);
    options.profile = parser.value(QStringLiteral("profile"));
    options.login = parser.value(QStringLiteral("login"));
    options.page = parser.value(QStringLiteral("page"));
    if (parser.isSet(QStringLiteral("url")) && (!options.url.isValid() || options.url.host().isEmpty()))
        return refuse(code::wrongUse, QStringLiteral("--url takes an address such as http://127.0.0.1:8080."));
    if (!options.page.isEmpty() && !pages.contains(options.page))
        return refuse(code::wrongUse, QStringLiteral("--page takes one of: %1.").arg(pages.join(QStringLiteral(", "))));
    return options;
}

} // namespace firstcome
