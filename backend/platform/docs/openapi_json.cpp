// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/docs/openapi_json.h"

#include "backend/platform/docs/openapiYaml.gen.h"
#include <QJsonArray>
#include <stdexcept>
#include <yaml-cpp/yaml.h>

namespace firstcome::docs {

namespace {

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted: a text, whatever it looks like
        return text;
    if (text == u"true" || text == u"false")
        return text == u"true";
    if (text == u"null" || text == u"~" || text.isEmpty())
        return QJsonValue();
    bool isNumber = false;
    const qint64 integer = text.toLongLong(&isNumber);
    if (isNumber)
        return integer;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue valueOf(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Scalar:
        return scalar(node);
    case YAML::NodeType::Sequence: {
        QJsonArray array;
        for (const YAML::Node &item : node)
            array.append(valueOf(item));
        return array;
    }
    case YAML::NodeType::Map: {
        QJsonObject object;
        for (const auto &pair : node) {
            const QString key = QString::fromStdString(pair.first.Scalar());
            if (object.contains(key))
                throw std::runtime_error("the key " + key.toStdString() + " stands there twice");
            object.insert(key, valueOf(pair.second));
        }
        return object;
    }
    default:
        return {};
    }
}

} // namespace

QJsonObject jsonOfYaml(const QByteArray &yaml)
{
    const QJsonValue value = valueOf(YAML::Load(yaml.toStdString()));
    if (!value.isObject())
        throw std::runtime_error("the YAML is no object");
    return value.toObject();
}

QJsonObject openapi()
{
    return jsonOfYaml(openapiYaml());
}

} // namespace firstcome::docs
