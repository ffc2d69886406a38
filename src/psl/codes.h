// The codes of every diagnostic about schema files: one stable code for one kind of mistake. docs/errors.md
// tells each with an example. A code is never reused for another meaning.
//
// S30xx syntax · S31xx names and types · S32xx attributes · S33xx relations · S34xx configuration blocks and
// preview features · S35xx rules of the database
#pragma once

#include <string_view>

namespace strata::psl::codes {

// ---- syntax
inline constexpr std::string_view kStrayLine = "S3001";         // a line outside of blocks starts no block
inline constexpr std::string_view kStrayBlock = "S3002";        // a block with an unknown keyword
inline constexpr std::string_view kBadModelLine = "S3003";      // neither field nor attribute
inline constexpr std::string_view kBadEnumLine = "S3004";       // neither value nor attribute
inline constexpr std::string_view kBadConfigLine = "S3005";     // not `key = value`
inline constexpr std::string_view kMissingType = "S3006";       // a field without type
inline constexpr std::string_view kLegacyColon = "S3007";       // `name: Type`
inline constexpr std::string_view kLegacyRequired = "S3008";    // `Type!`
inline constexpr std::string_view kLegacyList = "S3009";        // `[Type]`
inline constexpr std::string_view kOptionalList = "S3010";      // `Type[]?`
inline constexpr std::string_view kTypeAlias = "S3011";         // `type Name = Type`
inline constexpr std::string_view kBadEscape = "S3012";         // `\q` in a string
inline constexpr std::string_view kBadUnicodeEscape = "S3013";  // `\u` without a whole character
inline constexpr std::string_view kInvalidUtf8 = "S3014";       // bytes that are no UTF-8
inline constexpr std::string_view kTooDeep = "S3015";           // values nested too deeply
inline constexpr std::string_view kUnclosedBlock = "S3016";     // a block without its "}"

// ---- names and types
inline constexpr std::string_view kReservedTypeName = "S3101";    // a block named like a built-in type
inline constexpr std::string_view kReservedWord = "S3102";        // a block named by a reserved word
inline constexpr std::string_view kLeadingDigit = "S3103";        // a name that starts with a digit
inline constexpr std::string_view kDashInName = "S3104";          // a name with a dash
inline constexpr std::string_view kDuplicateBlock = "S3105";      // two blocks with one name
inline constexpr std::string_view kDuplicateField = "S3106";      // two fields, or columns, with one name
inline constexpr std::string_view kDuplicateEnumValue = "S3107";  // two values with one name
inline constexpr std::string_view kDuplicateKey = "S3108";        // a setting given twice
inline constexpr std::string_view kEmptyEnum = "S3109";           // an enum without values
inline constexpr std::string_view kUnknownType = "S3110";         // a type that does not exist
inline constexpr std::string_view kCompositeRelation = "S3111";   // a relation inside a composite type
inline constexpr std::string_view kCompositeAttribute = "S3112";  // an attribute no composite type can have

// ---- attributes
inline constexpr std::string_view kUnknownAttribute = "S3201";      // an attribute that is not known there
inline constexpr std::string_view kDuplicateAttribute = "S3202";    // an attribute given twice
inline constexpr std::string_view kUnknownArgument = "S3203";       // an argument the attribute does not have
inline constexpr std::string_view kDuplicateArgument = "S3204";     // an argument given twice
inline constexpr std::string_view kSeveralUnnamed = "S3205";        // several values without a name
inline constexpr std::string_view kMissingArgument = "S3206";       // an argument that is needed
inline constexpr std::string_view kArgumentWithoutValue = "S3207";  // `name:` and nothing behind it
inline constexpr std::string_view kTrailingComma = "S3208";         // a comma behind the last argument
inline constexpr std::string_view kWrongKind = "S3209";             // a string where a number is expected, …
inline constexpr std::string_view kEmptyName = "S3210";             // `map: ""`
inline constexpr std::string_view kClientNameCharacters = "S3211";  // `name: "a-b"`
inline constexpr std::string_view kUnknownKeyField = "S3212";       // a key over a field that does not exist
inline constexpr std::string_view kRelationInKey = "S3213";         // a key over a relation field
inline constexpr std::string_view kFieldTwice = "S3214";            // a list that names a field twice
inline constexpr std::string_view kSeveralIds = "S3215";            // two ids of one model
inline constexpr std::string_view kIdNotRequired = "S3216";         // an id that may be missing
inline constexpr std::string_view kSeveralShardKeys = "S3217";      // two shard keys of one model
inline constexpr std::string_view kShardKeyNotRequired = "S3218";   // a shard key that may be missing
inline constexpr std::string_view kNotARelation = "S3219";          // `@relation` on a scalar field
inline constexpr std::string_view kRelationFieldAttribute = "S3220";  // `@unique` and the like on a relation
inline constexpr std::string_view kUpdatedAtType = "S3221";           // `@updatedAt` on no DateTime
inline constexpr std::string_view kUpdatedAtList = "S3222";           // `@updatedAt` on a list
inline constexpr std::string_view kIgnoreUnsupported = "S3223";       // `@ignore` on an Unsupported field
inline constexpr std::string_view kIgnoreRedundant = "S3224";         // `@ignore` in an ignored model
inline constexpr std::string_view kDefaultType = "S3225";             // a default of another type
inline constexpr std::string_view kDefaultList = "S3226";       // a list for a value, or a value for a list
inline constexpr std::string_view kDefaultEnumValue = "S3227";  // a default that the enum does not have
inline constexpr std::string_view kDefaultFunction = "S3228";   // a function of another type
inline constexpr std::string_view kDefaultFunctionArguments = "S3229";  // wrong arguments of a function
inline constexpr std::string_view kDefaultUnsupported = "S3230";        // a literal for an Unsupported field
inline constexpr std::string_view kDefaultComposite = "S3231";          // a default in or of a composite type
inline constexpr std::string_view kDefaultNameAutoincrement = "S3232";  // `map` of an autoincrement
inline constexpr std::string_view kUnknownIndexType = "S3233";          // `type:` of an index
inline constexpr std::string_view kIndexNameAndMap = "S3234";           // `name` and `map` of an index
inline constexpr std::string_view kSortOrder = "S3235";                 // neither Asc nor Desc
inline constexpr std::string_view kOperatorClass = "S3236";             // `ops:` of an index
inline constexpr std::string_view kWhere = "S3237";                     // `where:` of an index

// ---- relations
inline constexpr std::string_view kRelationUnknownField = "S3301";    // a field that does not exist
inline constexpr std::string_view kRelationFieldNotScalar = "S3302";  // a field without a column
inline constexpr std::string_view kRelationEmptyName = "S3303";       // `@relation("")`
inline constexpr std::string_view kUnknownAction = "S3304";           // no referential action

// ---- configuration blocks and preview features
inline constexpr std::string_view kSettingWithoutValue = "S3401";       // `key =` and nothing behind it
inline constexpr std::string_view kMissingSetting = "S3402";            // a setting that is needed
inline constexpr std::string_view kUnknownSetting = "S3403";            // a setting that does not exist
inline constexpr std::string_view kSeveralDatasources = "S3404";        // two datasources in a file
inline constexpr std::string_view kBadProvider = "S3405";               // no database strata knows
inline constexpr std::string_view kRelationMode = "S3406";              // `relationMode`
inline constexpr std::string_view kReferentialIntegrity = "S3407";      // the old name of `relationMode`
inline constexpr std::string_view kSchemas = "S3408";                   // `schemas`
inline constexpr std::string_view kExtensions = "S3409";                // `extensions`
inline constexpr std::string_view kShadowUrl = "S3410";                 // shadow database = main database
inline constexpr std::string_view kMisplacedPreviewFeatures = "S3411";  // `previewFeatures` in a datasource
inline constexpr std::string_view kUnknownPreviewFeature = "S3412";     // never existed
inline constexpr std::string_view kNeedlessPreviewFeature = "S3413";    // stable, renamed or withdrawn

// Whether a code belongs to datasource and generator blocks.
[[nodiscard]] constexpr bool is_configuration(std::string_view code) {
  return code.starts_with("S34");
}

// ---- relations
inline constexpr std::string_view kAmbiguousRelation =
    "S3301";  // several relations between two models, without names
inline constexpr std::string_view kMissingOppositeField = "S3302";  // a relation field without its other side
inline constexpr std::string_view kRelationFieldsMissing =
    "S3303";  // no `fields` or `references` where the foreign key is
inline constexpr std::string_view kRelationFieldsOnBackSide = "S3304";   // `fields` or `references` at a list
inline constexpr std::string_view kRelationFieldsOnBothSides = "S3305";  // `fields` or `references` twice
inline constexpr std::string_view kRelationFieldsSplit =
    "S3306";  // `fields` on one side, `references` on the other
inline constexpr std::string_view kRelationFieldsOnWrongSide =
    "S3307";  // the optional side holds the foreign key
inline constexpr std::string_view kActionsOnBackSide =
    "S3308";  // referential actions where no foreign key is
inline constexpr std::string_view kActionsOnBothSides = "S3309";  // referential actions twice
inline constexpr std::string_view kBackSideRequired =
    "S3310";  // both sides of a one-to-one relation required
inline constexpr std::string_view kOneToOneNotUnique =
    "S3311";  // `fields` of a one-to-one relation are not unique
inline constexpr std::string_view kRequiredRelation = "S3312";  // a required relation over optional fields
inline constexpr std::string_view kReferencesCount =
    "S3313";  // `fields` and `references` of different lengths
inline constexpr std::string_view kReferencesNotUnique = "S3314";  // `references` that lead to several rows
inline constexpr std::string_view kReferencesOrder = "S3315";  // `references` in another order than their key
inline constexpr std::string_view kReferencesType = "S3316";   // `fields` and `references` of different types
inline constexpr std::string_view kReferencesNativeType =
    "S3317";  // warning: different native types in documents
inline constexpr std::string_view kRelationToIgnored = "S3318";  // a relation to an ignored model
inline constexpr std::string_view kActionUnsupported =
    "S3319";  // a referential action that the database lacks
inline constexpr std::string_view kSetNullOnRequired =
    "S3320";  // `SetNull` over required fields (a warning where the database allows it)
inline constexpr std::string_view kSetDefaultIgnored =
    "S3321";  // warning: `SetDefault` that the database ignores
inline constexpr std::string_view kForeignKeyNameUnsupported =
    "S3322";  // `map` where foreign keys have no names
inline constexpr std::string_view kManyToManyId =
    "S3323";  // a many-to-many relation to a model without a single id
inline constexpr std::string_view kManyToManyArguments =
    "S3324";  // `references` or actions of a many-to-many relation
inline constexpr std::string_view kManyToManyUnsupported =
    "S3325";  // a many-to-many relation of the other kind, or with a view
inline constexpr std::string_view kCascadeCycle = "S3326";  // referential actions that run in a circle
inline constexpr std::string_view kCascadePaths =
    "S3327";  // referential actions that reach a model by two ways
inline constexpr std::string_view kMissingRelationIndex =
    "S3328";  // warning: a relation without foreign key and without index

// ---- rules of the database
inline constexpr std::string_view kNoUniqueCriterion = "S3501";  // nothing tells the rows of a model apart
inline constexpr std::string_view kEmptyFieldList = "S3502";     // a key over no fields
inline constexpr std::string_view kPrimaryKeyNameUnsupported =
    "S3503";  // `map` where primary keys have no names
inline constexpr std::string_view kPrimaryKeySortUnsupported = "S3504";  // `sort` in a primary key
inline constexpr std::string_view kPrefixLengthUnsupported =
    "S3505";                                                    // `length` where keys cover whole values
inline constexpr std::string_view kPrefixLengthType = "S3506";  // `length` of a type without beginning
inline constexpr std::string_view kKeyNeedsLength = "S3507";    // a key over a long type without `length`
inline constexpr std::string_view kKeyType = "S3508";           // a type that cannot be in a key
inline constexpr std::string_view kClusteringUnsupported =
    "S3509";                                                  // `clustered` where there is no such thing
inline constexpr std::string_view kClusteredTwice = "S3510";  // two clustered keys in a model
inline constexpr std::string_view kAutoincrementUnsupported =
    "S3511";  // `autoincrement()` where rows are not numbered
inline constexpr std::string_view kAutoincrementType =
    "S3512";  // `autoincrement()` on a type that is too small
inline constexpr std::string_view kAutoincrementPlace =
    "S3513";  // `autoincrement()` on a field without the key it needs
inline constexpr std::string_view kAutoincrementTwice = "S3514";  // several `autoincrement()` in a model
inline constexpr std::string_view kShardKey = "S3515";       // shard keys without preview feature or database
inline constexpr std::string_view kSchemaUnknown = "S3516";  // `@@schema` that the datasource does not list
inline constexpr std::string_view kSchemaMissing =
    "S3517";  // no `@@schema` where the datasource has `schemas`
inline constexpr std::string_view kSchemasUnsupported =
    "S3518";                                                // `@@schema` where databases have no schemas
inline constexpr std::string_view kViewsPreview = "S3519";  // a view without the preview feature
inline constexpr std::string_view kViewId = "S3520";        // a view with an id
inline constexpr std::string_view kViewIndex = "S3521";     // a view with an index
inline constexpr std::string_view kViewUnique =
    "S3522";  // a unique of a view with a name, an order or arguments
inline constexpr std::string_view kDuplicateTableName =
    "S3523";                                                     // two models or views with one database name
inline constexpr std::string_view kDuplicateEnumName = "S3524";  // two enums with one database name
inline constexpr std::string_view kDuplicateClientName = "S3525";  // two keys of a model with one client name
inline constexpr std::string_view kClientNameIsField = "S3526";    // a key named like a field
inline constexpr std::string_view kClientNameClash = "S3527";  // a compound key whose joined name is a field
inline constexpr std::string_view kConstraintNameClash = "S3528";  // two constraints or indexes with one name
inline constexpr std::string_view kNameTooLong = "S3529";          // a constraint name beyond the limit
inline constexpr std::string_view kListsUnsupported = "S3530";     // a list where columns hold no lists
inline constexpr std::string_view kScalarUnsupported = "S3531";    // a built-in type that the database lacks
inline constexpr std::string_view kEnumsUnsupported = "S3532";     // an enum where there are none
inline constexpr std::string_view kCompositesUnsupported = "S3533";  // a composite type where there are none
inline constexpr std::string_view kCompositeCycle =
    "S3534";  // composite types that contain each other without end
inline constexpr std::string_view kCompositeUnique = "S3535";  // a composite type inside a compound unique
inline constexpr std::string_view kUnsupportedIsSupported = "S3536";  // `Unsupported` around a supported type
inline constexpr std::string_view kNativeTypePrefix =
    "S3537";  // a native type that does not begin with the datasource
inline constexpr std::string_view kNativeTypeUnknown = "S3538";  // a native type that the database lacks
inline constexpr std::string_view kNativeTypeArguments =
    "S3539";  // arguments that a native type does not take
inline constexpr std::string_view kNativeTypeMismatch = "S3540";  // a native type for another built-in type
inline constexpr std::string_view kNativeTypeRange = "S3541";     // an argument out of range
inline constexpr std::string_view kUnknownDefaultFunction =
    "S3542";                                                    // a function in `@default` that nobody knows
inline constexpr std::string_view kAutoDefault = "S3543";       // `auto()` outside of a document database
inline constexpr std::string_view kSequenceArgument = "S3544";  // an argument that `sequence()` does not take
inline constexpr std::string_view kDefaultContent = "S3545";    // a literal that is no value of its type
inline constexpr std::string_view kDefaultNameUnsupported =
    "S3546";                                                       // `map` where default values have no names
inline constexpr std::string_view kOperatorClassPlace = "S3547";   // `ops` where none are taken
inline constexpr std::string_view kOperatorClassIndex = "S3548";   // an operator class of another index type
inline constexpr std::string_view kOperatorClassColumn = "S3549";  // an operator class for other columns
inline constexpr std::string_view kIndexTypeUnsupported = "S3550";  // an index type that the database lacks
inline constexpr std::string_view kIndexTypeColumn = "S3551";  // an index type that does not take a column
inline constexpr std::string_view kIndexTypeShape =
    "S3552";  // sort order, number or order of columns that an index type refuses
inline constexpr std::string_view kFulltextUnsupported = "S3553";  // a full-text index where there is none
inline constexpr std::string_view kFulltextArgument = "S3554";     // `length` or `sort` in a full-text index
inline constexpr std::string_view kFulltextTwice = "S3555";        // several full-text indexes in a model
inline constexpr std::string_view kPartialIndexesPreview = "S3556";  // `where` without the preview feature
inline constexpr std::string_view kPartialIndexesUnsupported =
    "S3557";                                                     // `where` where indexes cover all rows
inline constexpr std::string_view kExtensionsPreview = "S3558";  // `extensions` without the preview feature
inline constexpr std::string_view kDocumentId = "S3559";         // a document without its identifier
inline constexpr std::string_view kDocumentAuto = "S3560";       // a default value that documents do not have
inline constexpr std::string_view kSameIndex = "S3561";  // two indexes over the same fields of a document

}  // namespace strata::psl::codes
