using System.Collections;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Conversations;

/// <summary>
/// How stored types are written: short, and so that members may come and go. Members with the value that their type gives them
/// are left out; enums are words. Made by reflection: generated metadata would set left-out <c>init</c> members to null
/// instead of to the type's own value.
/// </summary>
internal static class StoredForm
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 64,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutDefaults } },
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
            Converters = { new WordConverterFactory(), new CellConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutDefaults(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var made = type.Type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type.Type) : null;
        var repairs = new List<Action<object>>();
        foreach (var property in type.Properties)
        {
            // A computed member is not read back.
            if (property.Set is null && property.AssociatedParameter is null)
            {
                property.ShouldSerialize = static (_, _) => false;
                continue;
            }
            var isList = property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
            // A parameter without a default has no value to fall back to, and a required member must be there.
            if (property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false })
            {
                if (Nothing(property, isList) is { } nothing && property is { Get: { } get, Set: { } set })
                    repairs.Add(Repair(get, set, nothing.Missing, nothing.Instead));
                continue;
            }
            if (property.IsRequired)
                continue;
            var fallback = property.AssociatedParameter is { HasDefaultValue: true } parameter ? parameter.DefaultValue
                : made is not null ? property.Get?.Invoke(made)
                : property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
            property.ShouldSerialize = isList ? HasItems(property.PropertyType) : (_, value) => value is not null && !value.Equals(fallback);
        }
        if (repairs.Count > 0)
            type.OnDeserialized = read => repairs.ForEach(r => r(read));
    }

    /// <summary>What a parameter that an older version did not write is read as, and what it is to be: a list is never without its array, a text never null.</summary>
    private static (object? Missing, object Instead)? Nothing(JsonPropertyInfo property, bool isList) =>
        isList ? (Activator.CreateInstance(property.PropertyType), property.PropertyType.GetField("Empty")!.GetValue(null)!)
        : property.PropertyType == typeof(string) && !property.IsGetNullable ? (null, "")
        : null;

    private static Action<object> Repair(Func<object, object?> get, Action<object, object?> set, object? missing, object instead) => read =>
    {
        if (Equals(get(read), missing))
            set(read, instead);
    };

    private static Func<object, object?, bool> HasItems(Type list)
    {
        var unset = Activator.CreateInstance(list);
        return (_, value) => value is not null && !value.Equals(unset) && ((ICollection)value).Count > 0;
    }
}
